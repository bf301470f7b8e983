package org.dilmun.web.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.dilmun.domain.kernel.Sha256;

/** Which answers a page showed, as its form sends it along: a short digest of each, by which those can be told later that have changed. */
final class ShownAnswers {

    private static final int DIGITS = 8;

    private ShownAnswers() {}

    /** @param answers by field id */
    static String write(Map<String, String> answers) {
        return new TreeMap<>(answers)
                .entrySet().stream()
                        .map(answer -> answer.getKey() + ":" + digest(answer.getValue()))
                        .collect(Collectors.joining(" "));
    }

    private static String digest(String answer) {
        return Sha256.hex(answer).substring(0, DIGITS);
    }

    /**
     * @param shown as {@link #write} wrote it; null if the form does not say
     * @return ids of the fields whose answers are others now, or are gone, or new
     */
    static Set<String> changed(String shown, Map<String, String> now) {
        if (shown == null || shown.isBlank()) {
            return Set.of();
        }
        Set<String> before = new TreeSet<>(List.of(shown.split(" ")));
        Set<String> after = new TreeSet<>(List.of(write(now).split(" ")));
        var changed = new TreeSet<String>();
        before.stream().filter(answer -> !after.contains(answer)).forEach(answer -> changed.add(field(answer)));
        after.stream().filter(answer -> !before.contains(answer)).forEach(answer -> changed.add(field(answer)));
        return changed;
    }

    private static String field(String answer) {
        return answer.split(":", 2)[0];
    }
}
