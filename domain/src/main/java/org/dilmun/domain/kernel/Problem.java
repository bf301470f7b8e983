package org.dilmun.domain.kernel;

import java.util.Map;

import jakarta.ejb.ApplicationException;

/**
 * The root of everything that the platform refuses. It carries a stable code, which is the key of the message in every
 * language and the type of the RFC 9457 problem document, and the facts that the message names. It knows no HTTP.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of refusal; the edges (pages, API) translate it to their own terms. */
    public enum Kind {
        /** Nothing could be read of the call, or of a part of it that only machines write. */
        MALFORMED,
        /** The input is wrong; the caller can mend it. */
        INVALID,
        /** Nobody is signed in, or the proof offered does not hold. */
        UNAUTHENTICATED,
        /** The caller may not. */
        FORBIDDEN,
        NOT_FOUND,
        /** The thing is in another state than the caller assumes. */
        CONFLICT,
        /** The caller showed an older version than the one that stands. */
        STALE,
        /** The caller does not say which version it means. */
        BLIND,
        TOO_LARGE,
        /** Too often; {@code retryAfter} among the facts says for how many seconds to wait. */
        TOO_MANY,
        /** A system outside does not answer. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> facts;

    /** @param facts values of the message's placeholders; never personal numbers, answers or tokens */
    protected Problem(Kind kind, String code, Map<String, ?> facts) {
        super(code + " " + facts);
        this.kind = kind;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    protected Problem(Kind kind, String code) {
        this(kind, code, Map.of());
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> facts() {
        return facts == null ? Map.of() : facts;
    }
}
