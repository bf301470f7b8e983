package org.dilmun.peers.gateway;

import java.util.Optional;

/** A call that the gateway does not carry out, or does not answer; the code is what the merchant's program reads. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String field;

    private Refusal(int status, String code, String field) {
        super(code);
        this.status = status;
        this.field = field;
    }

    static Refusal invalidBody() {
        return new Refusal(400, "invalid-body", null);
    }

    static Refusal invalidField(String field) {
        return new Refusal(400, "invalid-field", field);
    }

    static Refusal wrongSignature() {
        return new Refusal(401, "wrong-signature", null);
    }

    static Refusal unknown() {
        return new Refusal(404, "unknown", null);
    }

    static Refusal methodNotAllowed() {
        return new Refusal(405, "method-not-allowed", null);
    }

    /** The merchant's reference is taken by a call that asked for something else. */
    static Refusal referenceTaken() {
        return new Refusal(409, "reference-taken", null);
    }

    static Refusal moreThanCaptured() {
        return new Refusal(409, "more-than-captured", null);
    }

    static Refusal tooLarge() {
        return new Refusal(413, "too-large", null);
    }

    /** The gateway plays dead. */
    static Refusal silent() {
        return new Refusal(503, "unavailable", null);
    }

    /** The work is done, but its answer gets lost on the way. */
    static Refusal answerLost() {
        return new Refusal(504, "timeout", null);
    }

    int status() {
        return status;
    }

    String code() {
        return getMessage();
    }

    Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
