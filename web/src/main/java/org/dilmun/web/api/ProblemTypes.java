package org.dilmun.web.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.domain.kernel.Problem;

/**
 * Everything that the platform refuses, by its stable code. What the code of the platform throws stands in a table that is
 * generated from it, {@code problems.properties}; a test demands that it is complete. The codes of the API itself are here.
 */
@ApplicationScoped
public class ProblemTypes {

    /** Refusals that are no thrown {@link Problem}: what the server says of a call before an operation is reached, and all else. */
    private static final Map<String, Integer> OF_THE_API = Map.of(
            "http-400", 400,
            "http-404", 404,
            "http-405", 405,
            "http-406", 406,
            "http-415", 415,
            "invalid", 422,
            "required", 422,
            "unexpected", 500);

    private final SortedMap<String, Integer> statuses = new TreeMap<>(OF_THE_API);

    public ProblemTypes() {
        table().forEach((code, kind) -> statuses.put((String) code, status(Problem.Kind.valueOf((String) kind))));
    }

    private static Properties table() {
        var table = new Properties();
        try (Reader in = new InputStreamReader(
                ProblemTypes.class.getResourceAsStream("problems.properties"), StandardCharsets.UTF_8)) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /** @return codes in their order */
    public List<String> codes() {
        return List.copyOf(statuses.keySet());
    }

    public boolean has(String code) {
        return statuses.containsKey(code);
    }

    /** @return the HTTP status that comes with it */
    public int status(String code) {
        return statuses.get(code);
    }

    static int status(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case INVALID -> 422;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case BLIND -> 428; // RFC 6585: the client must make the call conditional
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
