package org.dilmun.domain.party;

/** What a country accepts as a personal number: its form and check digit. */
@FunctionalInterface
public interface PersonalNumberRule {

    /** @param digits Western digits only */
    boolean accepts(String digits);
}
