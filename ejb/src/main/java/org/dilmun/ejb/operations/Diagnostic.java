package org.dilmun.ejb.operations;

import java.time.Instant;

/**
 * One thing that tells how the platform is. Pages say its name and what to do about it by its code, {@code /metrics} has its
 * value: what is read here is shown to operators alone.
 *
 * @param code stable, {@code outbox-age}
 * @param subject of which there are several, {@code notice}: a lane, a node, a job; empty if there is one only
 * @param value in that unit; 0 if it tells the time since a moment that never came
 * @param at when it happened; null if it never did, or is so all the time
 * @param detail of the inside, as it is; empty if there is none
 */
public record Diagnostic(String code, String subject, State state, long value, Unit unit, Instant at, String detail) {

    /** How it is. */
    public enum State {
        OK,
        /** Somebody should look at it in these days. */
        WARN,
        /** Somebody has to act now. */
        BAD;

        /** @return of a number that should stay low */
        public static State rising(long value, long warnFrom, long badFrom) {
            return value >= badFrom ? BAD : value >= warnFrom ? WARN : OK;
        }
    }

    /** Of a value. */
    public enum Unit {
        COUNT,
        MILLISECONDS,
        SECONDS,
        DAYS
    }

    /** @param subject empty if there is one only */
    public static Diagnostic count(String code, String subject, State state, long value) {
        return new Diagnostic(code, subject, state, value, Unit.COUNT, null, "");
    }
}
