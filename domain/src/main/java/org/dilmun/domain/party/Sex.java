package org.dilmun.domain.party;

/** As the population register has it; it decides the form of address. */
public enum Sex {
    FEMALE,
    MALE
}
