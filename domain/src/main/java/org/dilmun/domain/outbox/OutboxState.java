package org.dilmun.domain.outbox;

/** Delivered messages have no state: they leave the table. */
public enum OutboxState {
    WAITING,
    FAILED
}
