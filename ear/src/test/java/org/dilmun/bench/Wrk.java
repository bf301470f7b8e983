package org.dilmun.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Callers who each ask again as soon as they have their answer: what a server gets done when it is full. It is the tool {@code wrk}
 * (Debian's package of that name) that asks, which leaves more of the machine to the server than a client in Java.
 */
final class Wrk {

    static final int CALLERS = 8;

    private static final Pattern ANSWERED = Pattern.compile("(\\d+) requests in ");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    /** Takes the bodies one after another, and begins anew after the last. */
    private static final String POST =
            """
            local bodies = {}
            for line in io.lines("%s") do bodies[#bodies + 1] = line end
            local sent = 0
            local headers = { ["Content-Type"] = "application/json" }
            request = function()
              sent = sent + 1
              return wrk.format("POST", nil, headers, bodies[sent %% #bodies + 1])
            end
            """;

    private Wrk() {}

    /** @param failed those that were answered with another status than success, or not at all */
    record Outcome(long answered, long failed, double perSecond) {}

    static Outcome get(URI from, Duration length) {
        return run(from, length, List.of());
    }

    /** @param bodies JSON, each without line breaks */
    static Outcome post(URI to, Duration length, Stream<String> bodies) {
        try {
            Path lines = Files.createTempFile("bodies", ".txt");
            Files.write(lines, bodies.toList());
            Path script = Files.writeString(Files.createTempFile("post", ".lua"), POST.formatted(lines));
            return run(to, length, List.of("-s", script.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome run(URI address, Duration length, List<String> more) {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c" + CALLERS, "-d" + length.toSeconds() + "s"));
        command.addAll(more);
        command.add(address.toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            long refused = sum(REFUSED, said);
            return new Outcome(
                    sum(ANSWERED, said), refused + sum(BROKEN, said), Double.parseDouble(first(PER_SECOND, said)));
        } catch (IOException e) {
            throw new UncheckedIOException("wrk is needed: apt-get install wrk", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String said) {
        return pattern.matcher(said)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(said));
    }

    /** Of all groups; 0 where it is not said. */
    private static long sum(Pattern pattern, String said) {
        return pattern.matcher(said).results().mapToLong(Wrk::sum).sum();
    }

    private static long sum(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToLong(group -> Long.parseLong(found.group(group)))
                .sum();
    }
}
