package org.dilmun.domain.document;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;

/**
 * A certificate that a body has given its holder at the end of a case, one for each case. What it says never changes, and
 * its file is kept byte for byte; its body may revoke it, and then it says nothing any more. When the record of the case is
 * corrected, another one is issued in its place.
 */
@Entity
@Table(name = "issued_document")
public class IssuedDocument {

    /** Of its references. */
    public static final String PREFIX = "DOC";

    /** Characters of the reason of a revocation at most, in one language. */
    public static final int REASON_LENGTH = 500;

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "verification_code", nullable = false, updatable = false, length = 24)
    private VerificationCode code;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    @Column(name = "request_reference", nullable = false, updatable = false, length = 20)
    private Reference requestReference;

    @Column(name = "service_version_id", nullable = false, updatable = false)
    private long versionId;

    @Column(name = "holder_id", nullable = false, updatable = false)
    private long holderId;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(nullable = false, updatable = false)
    private LocalizedText title;

    @Column(name = "holder_name", nullable = false, updatable = false)
    private LocalizedText holderName;

    @Column(name = "issued_on", nullable = false, updatable = false)
    private LocalDate issuedOn;

    @Column(name = "issued_at", nullable = false, updatable = false)
    private Instant issuedAt;

    @Column(name = "blob_hash", nullable = false, updatable = false, length = 64)
    private String fileHash;

    @Column(name = "size_bytes", nullable = false, updatable = false)
    private long fileSize;

    @Enumerated(EnumType.STRING)
    @Column(name = "document_state", nullable = false, length = 10)
    private DocumentState state = DocumentState.ISSUED;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "revoked_by", length = 60)
    private String revokedBy;

    @Column(name = "revocation_reason")
    private LocalizedText revocationReason;

    @Column(name = "replaced_by")
    private Long replacedBy;

    @Column(name = "replaced_at")
    private Instant replacedAt;

    protected IssuedDocument() {} // JPA

    /**
     * What the paper says of itself.
     *
     * @param holderName of whom it speaks, as the register had it then: the applicant, or the child for whom they applied
     * @param issuedOn in the country's time zone
     */
    public record Paper(
            Reference reference,
            VerificationCode code,
            LocalizedText title,
            LocalizedText holderName,
            LocalDate issuedOn) {}

    /**
     * The signed file.
     *
     * @param hash SHA-256, in hexadecimal
     * @param size bytes
     */
    public record File(String hash, long size) {}

    /** @throws IllegalArgumentException unless the case is completed: no other yields anything */
    public IssuedDocument(long id, Request request, Paper paper, File file, Instant now) {
        if (request.status() != RequestStatus.COMPLETED) {
            throw new IllegalArgumentException(request.reference() + " is not completed");
        }
        this.id = id;
        this.requestId = request.id();
        this.requestReference = request.reference();
        this.versionId = request.versionId();
        this.holderId = request.applicantId();
        this.bodyId = request.bodyId();
        this.reference = paper.reference();
        this.code = paper.code();
        this.title = paper.title();
        this.holderName = paper.holderName();
        this.issuedOn = paper.issuedOn();
        this.fileHash = file.hash();
        this.fileSize = file.size();
        this.issuedAt = now;
    }

    /**
     * Takes it back for good.
     *
     * @param reason the holder reads it, in each language of the country
     * @throws RevocationReasonMissing if there is none in one of them, or one is too long
     * @throws AlreadyRevoked if that has been done
     */
    public void revoke(Actor official, LocalizedText reason, Instant now) {
        if (reason.byTag().values().stream().anyMatch(text -> text.isBlank() || text.length() > REASON_LENGTH)) {
            throw new RevocationReasonMissing(REASON_LENGTH);
        }
        if (state == DocumentState.REVOKED) {
            throw new AlreadyRevoked(reference);
        }
        state = DocumentState.REVOKED;
        revokedAt = now;
        revokedBy = official.recorded();
        revocationReason = reason;
    }

    /**
     * Leaves its place to a newer one; who verifies it is told so. One that is revoked, or was replaced before, stays as it is.
     *
     * @param newer id of the other one
     * @return whether it has done so
     */
    public boolean replaceBy(long newer, Instant now) {
        boolean counts = !revoked() && !replaced();
        if (counts) {
            replacedBy = newer;
            replacedAt = now;
        }
        return counts;
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    public VerificationCode code() {
        return code;
    }

    public Reference requestReference() {
        return requestReference;
    }

    public long requestId() {
        return requestId;
    }

    /** @return id of the descriptor's version by which it was issued */
    public long versionId() {
        return versionId;
    }

    /** @return party id of who has it: the applicant, of a document about a child its guardian */
    public long holderId() {
        return holderId;
    }

    public long bodyId() {
        return bodyId;
    }

    public LocalizedText title() {
        return title;
    }

    public LocalizedText holderName() {
        return holderName;
    }

    /** @return what a stranger who verifies the document may read of its holder */
    public LocalizedText holderInitials() {
        return NameInitials.of(holderName);
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public File file() {
        return new File(fileHash, fileSize);
    }

    public boolean revoked() {
        return state == DocumentState.REVOKED;
    }

    /** @return whether another one was issued in its place */
    public boolean replaced() {
        return replacedBy != null;
    }

    /** @return null unless it is replaced */
    public Instant replacedAt() {
        return replacedAt;
    }

    /** @return null unless it is revoked */
    public Instant revokedAt() {
        return revokedAt;
    }

    /** @return as {@link Actor#recorded()} writes it; null unless it is revoked */
    public String revokedBy() {
        return revokedBy;
    }

    /** @return null unless it is revoked */
    public LocalizedText revocationReason() {
        return revocationReason;
    }
}
