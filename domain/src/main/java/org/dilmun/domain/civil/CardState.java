package org.dilmun.domain.civil;

/** What a card is good for. That its time has run out is no state: it follows from the day. */
public enum CardState {
    ACTIVE,
    CANCELLED
}
