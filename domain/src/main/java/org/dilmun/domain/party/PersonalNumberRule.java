package org.dilmun.domain.party;

/** What a country accepts as a personal number: its form and check digit. */
@FunctionalInterface
public interface PersonalNumberRule {

    /** @param number Western digits and capital Latin letters only */
    boolean accepts(String number);
}
