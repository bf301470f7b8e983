package org.dilmun.domain.notice;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * The e-mail address of a person who has shown that they read what comes there; one a person at most. It is held encrypted. A server that
 * says there is no such box ends the mail to it until its person has proved it anew.
 */
@Entity
@Table(name = "mail_address")
public class MailAddress {

    /** Of the person. */
    @Id
    @Column(name = "party_id")
    private long partyId;

    @Version
    private int version;

    @Column(name = "sealed_address", nullable = false)
    private byte[] sealedAddress;

    /** Tag of the language in which the person reads. */
    @Column(nullable = false, length = 3)
    private String language;

    @Column(name = "proven_at", nullable = false)
    private Instant provenAt;

    /** Whether notices go there as well; codes and what concerns the eKey itself always do. */
    @Column(name = "takes_notices", nullable = false)
    private boolean takesNotices = true;

    @Column(name = "refused_at")
    private Instant refusedAt;

    protected MailAddress() {} // JPA

    public MailAddress(long partyId, byte[] sealedAddress, String language, Instant now) {
        this.partyId = partyId;
        prove(sealedAddress, language, now);
    }

    /** The person has shown that they read there: from now on it is this one. */
    public final void prove(byte[] newAddress, String inLanguage, Instant now) {
        sealedAddress = newAddress.clone();
        language = inLanguage;
        provenAt = now;
        refusedAt = null;
    }

    /** The person wants to be written to, or not. */
    public void switchNotices(boolean wanted) {
        takesNotices = wanted;
    }

    /** A server has said that nobody has that box. */
    public void refuse(Instant now) {
        refusedAt = now;
    }

    public long partyId() {
        return partyId;
    }

    public byte[] sealedAddress() {
        return sealedAddress.clone();
    }

    public String language() {
        return language;
    }

    public Instant provenAt() {
        return provenAt;
    }

    public boolean takesNotices() {
        return takesNotices;
    }

    /** Whether mail goes there at all. */
    public boolean reachable() {
        return refusedAt == null;
    }
}
