package org.dilmun.domain.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.dilmun.domain.expression.Name;
import org.dilmun.domain.expression.ValueType;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Wards;

/**
 * What a form knows besides its answers: the day of business on which it is judged, and what the population register says of the
 * applicant. Expressions have it under fixed names.
 *
 * @param wards for whom the applicant may act on that day
 */
public record Facts(LocalDate today, Person applicant, Wards wards) {

    /** By name. */
    static final Map<String, Name> NAMES = Map.of(
            "today", Name.of(ValueType.DATE),
            "applicant.kind", new Name(ValueType.TEXT, Set.of("citizen", "resident")),
            "applicant.citizen", Name.of(ValueType.TRUTH),
            "applicant.age", Name.of(ValueType.NUMBER),
            "applicant.born_on", Name.of(ValueType.DATE),
            "applicant.sex", new Name(ValueType.TEXT, Set.of("male", "female")),
            "applicant.nationality", Name.of(ValueType.TEXT),
            "applicant.disability", Name.of(ValueType.TRUTH),
            "applicant.social_support", Name.of(ValueType.TRUTH));

    /** By name behind that of a field that asks for whom the applicant acts: {@code child.age}. */
    static final Map<String, Name> OF_WARD = Map.of(
            "age", Name.of(ValueType.NUMBER),
            "born_on", Name.of(ValueType.DATE),
            "citizen", Name.of(ValueType.TRUTH),
            "sex", new Name(ValueType.TEXT, Set.of("male", "female")));

    /** Of an applicant who acts for nobody. */
    public Facts(LocalDate today, Person applicant) {
        this(today, applicant, Wards.NONE);
    }

    public Audience audience() {
        return applicant.citizen() ? Audience.CITIZEN : Audience.RESIDENT;
    }

    Object of(String name) {
        return switch (name) {
            case "today" -> today;
            case "applicant.kind" -> audience().code();
            case "applicant.citizen" -> applicant.citizen();
            case "applicant.born_on" -> applicant.birthDate();
            case "applicant.age" -> BigDecimal.valueOf(applicant.ageOn(today));
            case "applicant.sex" -> applicant.sex().name().toLowerCase(Locale.ROOT);
            case "applicant.nationality" -> applicant.nationality();
            case "applicant.disability" -> applicant.entitlements().disabilityOn(today);
            case "applicant.social_support" -> applicant.entitlements().socialSupportOn(today);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** @return what is known of the ward whom that answer means; null if it means none */
    Object ofWard(String answer, String name) {
        return wards.find(answer).map(ward -> of(ward.person(), name)).orElse(null);
    }

    private Object of(Person person, String name) {
        return switch (name) {
            case "age" -> BigDecimal.valueOf(person.ageOn(today));
            case "born_on" -> person.birthDate();
            case "citizen" -> person.citizen();
            case "sex" -> person.sex().name().toLowerCase(Locale.ROOT);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
