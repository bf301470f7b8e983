package org.dilmun.domain.directory;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;

import org.dilmun.domain.kernel.Json;

/**
 * Answers of more than one value. Each is one text, as all answers are: JSON with sorted keys, {@code ["a","b"]} of several
 * choices, {@code {"block":"317"}} of an address, {@code [{"amount":"4.500"}]} of a table; within it are texts only.
 */
public final class Structured {

    private Structured() {}

    /** @return empty if the text is no such list */
    public static Optional<List<String>> choices(String text) {
        return read(text, new TypeReference<List<String>>() {})
                .filter(choices -> choices.stream().allMatch(Objects::nonNull));
    }

    /** @return empty if the text is no such object */
    public static Optional<Map<String, String>> parts(String text) {
        return read(text, new TypeReference<Map<String, String>>() {}).filter(Structured::whole);
    }

    /** @return empty if the text is no such list */
    public static Optional<List<Map<String, String>>> rows(String text) {
        return read(text, new TypeReference<List<Map<String, String>>>() {})
                .filter(rows -> rows.stream().allMatch(row -> row != null && whole(row)));
    }

    private static boolean whole(Map<String, String> parts) {
        return parts.values().stream().allMatch(Objects::nonNull);
    }

    /** The one way to write it. */
    public static String write(Object answer) {
        return Json.write(answer);
    }

    private static <T> Optional<T> read(String text, TypeReference<T> type) {
        try {
            return Optional.ofNullable(Json.read(text, type));
        } catch (UncheckedIOException noJson) {
            return Optional.empty();
        }
    }
}
