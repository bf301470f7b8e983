package org.dilmun.domain.school;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.dilmun.domain.party.Sex;

/** Whom a school teaches. */
public enum Pupils {
    GIRLS,
    BOYS,
    MIXED;

    @JsonCreator
    static Pupils of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean include(Sex sex) {
        return this == MIXED || (this == GIRLS) == (sex == Sex.FEMALE);
    }
}
