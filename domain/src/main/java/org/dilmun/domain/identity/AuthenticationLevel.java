package org.dilmun.domain.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How surely somebody is the one who came before, in rising order. How surely the state knows who that is says
 * {@link Assurance}; neither follows from the other.
 */
public enum AuthenticationLevel {
    /** By something that the person knows. */
    PASSWORD("urn:dilmun:acr:password"),
    /** By that and something that the person has. */
    TWO_FACTOR("urn:dilmun:acr:two-factor"),
    /** By a key that answers to this portal alone, so that no other site can ask for it in our name. */
    PASSKEY("urn:dilmun:acr:passkey");

    private final String uri;

    AuthenticationLevel(String uri) {
        this.uri = uri;
    }

    /** @return as {@code acr} says it */
    public String uri() {
        return uri;
    }

    @JsonCreator
    static AuthenticationLevel read(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** @return as descriptors and the API write it: {@code two-factor} */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return empty: none of ours */
    public static Optional<AuthenticationLevel> of(String uri) {
        return Stream.of(values()).filter(level -> level.uri.equals(uri)).findFirst();
    }

    public boolean satisfies(AuthenticationLevel needed) {
        return compareTo(needed) >= 0;
    }
}
