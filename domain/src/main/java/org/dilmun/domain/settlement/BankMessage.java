package org.dilmun.domain.settlement;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What came from the bank and was acted upon, so that it is acted upon once. */
@Entity
@Table(name = "bank_message")
public class BankMessage {

    @Id
    private long id;

    /** As the bank numbers its messages. */
    @Column(name = "message_id", nullable = false, updatable = false, length = 35)
    private String messageId;

    @Column(name = "run_id", nullable = false, updatable = false)
    private long runId;

    @Column(name = "taken_by", nullable = false, updatable = false)
    private long takenBy;

    @Column(name = "taken_at", nullable = false, updatable = false)
    private Instant takenAt;

    protected BankMessage() {} // JPA

    /** @param by party id of who took it in */
    public BankMessage(long id, String messageId, SettlementRun run, long by, Instant now) {
        this.id = id;
        this.messageId = messageId;
        this.runId = run.id();
        this.takenBy = by;
        this.takenAt = now;
    }

    public String messageId() {
        return messageId;
    }
}
