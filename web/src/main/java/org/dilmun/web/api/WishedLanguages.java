package org.dilmun.web.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code Accept-Language}. What cannot be read wishes for nothing: no answer fails on the language of its words. */
final class WishedLanguages {

    private static final Pattern RANGE = Pattern.compile(
            "\\s*([A-Za-z]{2,8})(?:-[A-Za-z0-9]{1,8})*\\s*(?:;\\s*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?\\s*");

    private WishedLanguages() {}

    private record Wish(Locale language, double weight) {

        static Wish of(String range) {
            Matcher read = RANGE.matcher(range);
            return read.matches()
                    ? new Wish(
                            Locale.forLanguageTag(read.group(1)),
                            read.group(2) == null ? 1 : Double.parseDouble(read.group(2)))
                    : null;
        }
    }

    /**
     * The languages, without their regions, the dearest first.
     *
     * @param header null if the call has none
     */
    static List<Locale> of(String header) {
        return Stream.ofNullable(header)
                .flatMap(ranges -> Stream.of(ranges.split(",")))
                .map(Wish::of)
                .filter(Objects::nonNull)
                .filter(wish -> wish.weight() > 0)
                .sorted(Comparator.comparingDouble(Wish::weight).reversed())
                .map(Wish::language)
                .toList();
    }
}
