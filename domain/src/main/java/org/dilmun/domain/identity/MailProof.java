package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Somebody who is to show that they read the mail of an address: a code goes there, and comes back from the browser that asked for it. The
 * browser alone has the handle, in a cookie; any node goes on with it. Whose it is is found out after the browser has been answered, so
 * the answer tells nothing about anybody; if it is nobody's, no code is good.
 */
@Entity
@Table(name = "mail_proof")
public class MailProof {

    /** From the first page to the last. */
    public static final Duration LIFETIME = Duration.ofMinutes(20);

    /** Codes that may be typed: of a million that leaves nothing to be found by trying. */
    public static final int MOST_TRIES = 5;

    /** What it leads to. */
    public enum Purpose {
        /** A person who is signed in keeps the address. */
        CONTACT,
        /** A person without an eKey opens one. */
        OPEN,
        /** A person takes a new password in place of a forgotten one. */
        RECOVER
    }

    /** SHA-256 of the handle, in hexadecimal. */
    @Id
    @Column(name = "handle_hash", length = 64)
    private String handleHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Purpose purpose;

    /** What was typed, encrypted, until it is judged; null after, and where there is nothing to judge. */
    @Column(name = "sealed_claim")
    private byte[] sealedClaim;

    /** Whose it is; null: nobody's, or not judged yet. */
    @Column(name = "party_id")
    private Long partyId;

    @Column(name = "sealed_address")
    private byte[] sealedAddress;

    /** Tag of the language of the page. */
    @Column(nullable = false, updatable = false, length = 3)
    private String language;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(nullable = false)
    private int tries;

    @Column(name = "proved_at")
    private Instant provedAt;

    protected MailProof() {} // JPA

    private MailProof(String handleHash, Purpose purpose, String language, Instant now) {
        this.handleHash = handleHash;
        this.purpose = purpose;
        this.language = language;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** Of somebody of whom nothing is known yet but what they say. */
    public static MailProof claimed(
            String handleHash, Purpose purpose, byte[] sealedClaim, String language, Instant now) {
        var proof = new MailProof(handleHash, purpose, language, now);
        proof.sealedClaim = sealedClaim.clone();
        return proof;
    }

    /** Of somebody who is signed in. */
    public static MailProof own(String handleHash, long partyId, byte[] sealedAddress, String language, Instant now) {
        var proof = new MailProof(handleHash, Purpose.CONTACT, language, now);
        proof.grant(partyId, sealedAddress);
        return proof;
    }

    /** The claim holds: the code is that person's, and goes there. */
    public final void grant(long toParty, byte[] atAddress) {
        partyId = toParty;
        sealedAddress = atAddress.clone();
        sealedClaim = null;
    }

    /** The claim does not hold: no code will be good. */
    public void dismiss() {
        sealedClaim = null;
    }

    public boolean waitsAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    public String handleHash() {
        return handleHash;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** @return null: it was judged, or there was nothing to judge */
    public byte[] sealedClaim() {
        return sealedClaim == null ? null : sealedClaim.clone();
    }

    /** @return null: nobody's, or not judged yet */
    public Long partyId() {
        return partyId;
    }

    /** @return null as long as it is nobody's */
    public byte[] sealedAddress() {
        return sealedAddress == null ? null : sealedAddress.clone();
    }

    public String language() {
        return language;
    }

    /** Whether the code has come back. */
    public boolean proved() {
        return provedAt != null;
    }
}
