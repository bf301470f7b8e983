package org.dilmun.domain.identity.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A code on paper for who has lost the phone. It is good once: whoever uses it deletes it. */
@Entity
@Table(name = "recovery_code")
public class RecoveryCode {

    /** So many are made at once. */
    public static final int COUNT = 10;

    /** Keyed hash of account and code, in hexadecimal. */
    @Id
    @Column(name = "code_hash", length = 64)
    private String codeHash;

    @Column(name = "account_id", nullable = false, updatable = false)
    private long accountId;

    protected RecoveryCode() {} // JPA

    public RecoveryCode(String codeHash, long accountId) {
        this.codeHash = codeHash;
        this.accountId = accountId;
    }

    public String codeHash() {
        return codeHash;
    }

    public long accountId() {
        return accountId;
    }
}
