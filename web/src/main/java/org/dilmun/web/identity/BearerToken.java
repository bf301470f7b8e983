package org.dilmun.web.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a token from the header {@code Authorization} (RFC 6750 section 2.1). */
public final class BearerToken {

    private static final Pattern HEADER =
            Pattern.compile("Bearer +([A-Za-z0-9._~+/-]{1,200}=*) *", Pattern.CASE_INSENSITIVE);

    private BearerToken() {}

    /** @param header null if the call has none */
    public static Optional<String> read(String header) {
        return Optional.ofNullable(header)
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }
}
