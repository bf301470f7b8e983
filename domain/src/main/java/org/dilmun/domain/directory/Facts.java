package org.dilmun.domain.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.dilmun.domain.expression.Name;
import org.dilmun.domain.expression.ValueType;
import org.dilmun.domain.party.Person;

/**
 * What a form knows besides its answers: the day of business on which it is judged, and what the population register says of the
 * applicant. Expressions have it under fixed names.
 */
public record Facts(LocalDate today, Person applicant) {

    /** By name. */
    static final Map<String, Name> NAMES = Map.of(
            "today", Name.of(ValueType.DATE),
            "applicant.kind", new Name(ValueType.TEXT, Set.of("citizen", "resident")),
            "applicant.citizen", Name.of(ValueType.TRUTH),
            "applicant.age", Name.of(ValueType.NUMBER),
            "applicant.sex", new Name(ValueType.TEXT, Set.of("male", "female")),
            "applicant.nationality", Name.of(ValueType.TEXT));

    public Audience audience() {
        return applicant.citizen() ? Audience.CITIZEN : Audience.RESIDENT;
    }

    Object of(String name) {
        return switch (name) {
            case "today" -> today;
            case "applicant.kind" -> audience().code();
            case "applicant.citizen" -> applicant.citizen();
            case "applicant.age" -> BigDecimal.valueOf(applicant.ageOn(today));
            case "applicant.sex" -> applicant.sex().name().toLowerCase(Locale.ROOT);
            case "applicant.nationality" -> applicant.nationality();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
