package org.dilmun.domain.identity;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** What a client was answered under an idempotency key, so that the same call again gets the same answer and does nothing. */
@Entity
@Table(name = "idempotency_key")
@IdClass(AnsweredCall.Key.class)
public class AnsweredCall {

    /** Characters of a key at most. */
    public static final int KEY_LENGTH = 100;

    @Id
    @Column(name = "client_id", updatable = false)
    private long clientId;

    @Id
    @Column(name = "call_key", updatable = false, length = KEY_LENGTH)
    private String key;

    /** SHA-256 in hexadecimal of the operation and its input. */
    @Column(name = "request_hash", nullable = false, updatable = false, length = 64)
    private String requestHash;

    /** JSON; empty while the work is being done, in its own transaction. */
    @Column(nullable = false)
    private String answer = "";

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** The client and its key. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long clientId;
        private String key;

        public Key() {} // JPA

        public Key(long clientId, String key) {
            this.clientId = clientId;
            this.key = key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && clientId == that.clientId && key.equals(that.key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(clientId, key);
        }
    }

    protected AnsweredCall() {} // JPA

    public AnsweredCall(Key key, String requestHash, Instant now) {
        this.clientId = key.clientId;
        this.key = key.key;
        this.requestHash = requestHash;
        this.createdAt = now;
    }

    public boolean isOf(String otherRequestHash) {
        return requestHash.equals(otherRequestHash);
    }

    public void answered(String json) {
        answer = json;
    }

    public String answer() {
        return answer;
    }
}
