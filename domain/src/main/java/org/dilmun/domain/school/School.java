package org.dilmun.domain.school;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Sex;

/**
 * A school, as the country's file has it.
 *
 * @param code stays for ever
 * @param region code of the part of the country where it is
 * @param first grade of it, as {@link Curriculum} counts
 * @param last grade of it
 * @param tracks codes of what its secondary grades are divided into; empty: into nothing
 * @param catchment areas whose children it is there for, as the part of an address names them that the country goes by; empty: it
 *     takes them from everywhere
 */
public record School(
        String code,
        String region,
        LocalizedText name,
        Kind kind,
        Curriculum curriculum,
        Pupils pupils,
        int first,
        int last,
        List<String> tracks,
        Set<String> catchment) {

    /** The first grade that may be divided into tracks. */
    public static final int SECONDARY = 10;

    /** Who runs it. */
    public enum Kind {
        GOVERNMENT,
        PRIVATE;

        @JsonCreator
        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public School {
        tracks = tracks == null ? List.of() : List.copyOf(tracks);
        catchment = catchment == null ? Set.of() : Set.copyOf(catchment);
    }

    public boolean isPrivate() {
        return kind == Kind.PRIVATE;
    }

    public boolean teaches(int grade) {
        return grade >= first && grade <= last;
    }

    public boolean takes(Sex sex) {
        return pupils.include(sex);
    }

    /** @param area of a home; null: nobody knows */
    public boolean serves(String area) {
        return catchment.isEmpty() || (area != null && catchment.contains(area));
    }

    /** @return whether somebody in that grade is in one of its tracks */
    public boolean divides(int grade) {
        return grade >= SECONDARY && !tracks.isEmpty();
    }

    /** @return what the school itself calls that grade */
    public String nameOf(int grade) {
        return curriculum.nameOf(grade).orElseGet(() -> Integer.toString(grade));
    }
}
