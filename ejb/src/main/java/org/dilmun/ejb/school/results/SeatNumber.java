package org.dilmun.ejb.school.results;

import java.util.Optional;
import java.util.regex.Pattern;

import org.dilmun.domain.kernel.Digits;

/** Numbers of seats: up to ten digits, without meaning. */
final class SeatNumber {

    private static final Pattern FORM = Pattern.compile("0{0,9}[1-9][0-9]{0,9}");

    private SeatNumber() {}

    /** @return empty if it is none */
    static Optional<Long> find(String typed) {
        String digits = Digits.western(typed == null ? "" : typed).replaceAll("\\s", "");
        return FORM.matcher(digits).matches() ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    /** @throws SeatMalformed if it is none */
    static long parse(String typed) {
        return find(typed).orElseThrow(SeatMalformed::new);
    }
}
