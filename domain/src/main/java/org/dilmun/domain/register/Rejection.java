package org.dilmun.domain.register;

/** @param column as the header names it; empty if the matter is the whole line */
public record Rejection(String column, RejectReason reason) {

    public static Rejection ofLine(RejectReason reason) {
        return new Rejection("", reason);
    }
}
