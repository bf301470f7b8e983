package org.dilmun.domain.identity.openid;

import java.time.Instant;
import java.util.Locale;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.TypedText;

/** What somebody did to a relying party, as its body is shown it. It never changes. */
@Entity
@Table(name = "relying_party_act")
public class RelyingPartyAct {

    /** Characters of a reason at most. */
    public static final int REASON_LENGTH = 500;

    /** What was done. */
    public enum Kind {
        PROPOSE,
        APPROVE,
        DECLINE,
        WITHDRAW,
        SUSPEND,
        GO_ON,
        CLOSE,
        MAKE_SECRET,
        END_SECRET;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Id
    private long id;

    @Column(name = "client_id", nullable = false, updatable = false, length = 60)
    private String clientId;

    @Enumerated(EnumType.STRING)
    @Column(name = "act_kind", nullable = false, updatable = false, length = 20)
    private Kind kind;

    @Column(name = "person_id", nullable = false, updatable = false)
    private long personId;

    @Column(name = "acted_at", nullable = false, updatable = false)
    private Instant actedAt;

    @Column(updatable = false, length = REASON_LENGTH)
    private String reason;

    protected RelyingPartyAct() {} // JPA

    /** @param reason null: none is asked for */
    public RelyingPartyAct(long id, String clientId, Kind kind, long personId, String reason, Instant now) {
        this.id = id;
        this.clientId = clientId;
        this.kind = kind;
        this.personId = personId;
        this.reason = reason;
        this.actedAt = now;
    }

    /**
     * A reason as it is kept.
     *
     * @throws RelyingPartyReasonMissing if there is none, or it is too long
     */
    public static String reason(String typed) {
        String reason = typed == null ? "" : TypedText.lines(typed);
        if (reason.isEmpty() || reason.length() > REASON_LENGTH) {
            throw new RelyingPartyReasonMissing();
        }
        return reason;
    }

    public Kind kind() {
        return kind;
    }

    /** @return party id */
    public long personId() {
        return personId;
    }

    public Instant actedAt() {
        return actedAt;
    }

    /** @return null: none was asked for */
    public String reason() {
        return reason;
    }
}
