package org.dilmun.domain.school;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What a school teaches by, and how it counts its years. A grade is counted as the country's own schools do: 1 to 12 from
 * the first year of primary school on, and 0 and below for the years of kindergarten before it.
 */
public enum Curriculum {
    NATIONAL(names(-1, "KG2", "KG3", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")),
    AMERICAN(names(-1, "Pre-K", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")),
    /** Its year n is the grade n - 1. */
    BRITISH(names(
            -1,
            "Reception",
            "Year 1",
            "Year 2",
            "Year 3",
            "Year 4",
            "Year 5",
            "Year 6",
            "Year 7",
            "Year 8",
            "Year 9",
            "Year 10",
            "Year 11",
            "Year 12",
            "Year 13")),
    INDIAN(names(-1, "LKG", "UKG", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")),
    /** The primary years are one programme, in which they have no names of their own here. */
    IB(names(6, "MYP 1", "MYP 2", "MYP 3", "MYP 4", "MYP 5", "DP 1", "DP 2"));

    private static final int LAST = 12;

    @SuppressWarnings("ImmutableEnumChecker") // filled once and never handed out
    private final Map<Integer, String> names;

    Curriculum(Map<Integer, String> names) {
        this.names = names;
    }

    private static Map<Integer, String> names(int first, String... inOrder) {
        var byGrade = new TreeMap<Integer, String>();
        List<String> list = List.of(inOrder);
        for (int i = 0; i < list.size(); i++) {
            byGrade.put(first + i, list.get(i));
        }
        return byGrade;
    }

    @JsonCreator
    static Curriculum of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return what such a school calls that grade; empty if it has no name for it */
    public Optional<String> nameOf(int grade) {
        return Optional.ofNullable(names.get(grade));
    }

    /** @return the grade of which such a school speaks; empty if it knows none of that name */
    public OptionalInt gradeOf(String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(name.strip()))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Whether somebody who comes from another curriculum cannot simply go on in that grade: its last year ends a course that was
     * begun the year before.
     */
    public boolean isGap(Curriculum from, int grade) {
        return this != from && grade == LAST;
    }
}
