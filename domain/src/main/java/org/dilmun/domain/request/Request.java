package org.dilmun.domain.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.kernel.StringMapConverter;

/**
 * An application for a public service: a case with a history. Its applicant fills in a draft and submits it; then it goes
 * from step to step of the descriptor's workflow until it is completed, rejected, withdrawn or expired, and may be
 * returned to the applicant in between. Each move is an entry of the history. An appeal against a refusal is a case of its
 * own; if it is upheld, the refused one is opened again. So is the correction of a completed one, which never changes itself:
 * what is right is recorded beside it.
 */
@Entity
@Table(name = "request")
public class Request {

    /** Characters of a reason at most. */
    public static final int REASON_LENGTH = 2000;

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "service_code", nullable = false, updatable = false, length = 60)
    private String serviceCode;

    @Column(name = "service_version_id", nullable = false, updatable = false)
    private long versionId;

    @Column(name = "applicant_id", nullable = false, updatable = false)
    private long applicantId;

    @Column(name = "subject_id")
    private Long subjectId;

    @Convert(converter = PartyIdsConverter.class)
    @Column(name = "signer_ids", length = PartyIdsConverter.LENGTH)
    private Set<Long> signers = Set.of();

    @Convert(converter = PartyIdsConverter.class)
    @Column(name = "agent_ids", length = PartyIdsConverter.LENGTH)
    private Set<Long> agents = Set.of();

    @Column(name = "body_id", nullable = false)
    private long bodyId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private RequestStatus status = RequestStatus.DRAFT;

    @Enumerated(EnumType.STRING)
    @Column(name = "waiting_on", length = 12)
    private WaitingOn waitingOn = WaitingOn.APPLICANT;

    @Column(name = "step_id", length = 60)
    private String step;

    @Convert(converter = StringMapConverter.class)
    @Column(nullable = false)
    private Map<String, String> answers = Map.of();

    @Convert(converter = FeeAssessmentConverter.class)
    @Column
    private FeeAssessment fee;

    @Column(name = "submitted_by", length = 60)
    private String submittedBy;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Channel channel;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "appeal_of", updatable = false)
    private Long appealOf;

    @Column(name = "correction_of", updatable = false)
    private Long correctionOf;

    @Column(name = "reopened_at")
    private Instant reopenedAt;

    @Column(nullable = false, updatable = false)
    private boolean complaint;

    @Column(name = "complaint_of", updatable = false)
    private Long complaintOf;

    @Column(name = "journey_id")
    private Long journeyId;

    @Column(name = "journey_part", length = 60)
    private String journeyPart;

    @Column(name = "released_at")
    private Instant releasedAt;

    @OneToMany(mappedBy = "request", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    private List<HistoryEntry> history = new ArrayList<>();

    /** For the next entry of the history. */
    @Transient
    private List<PartDecision> deciding = List.of();

    protected Request() {} // JPA

    private Request(long id, Reference reference, RequestedService service, long applicantId, Instant now) {
        this.id = id;
        this.reference = reference;
        this.serviceCode = service.code();
        this.versionId = service.versionId();
        this.bodyId = service.bodyId();
        this.applicantId = applicantId;
        this.createdAt = now;
        this.changedAt = now;
    }

    public static Request draft(long id, Reference reference, RequestedService service, long applicantId, Instant now) {
        return new Request(id, reference, service, applicantId, now);
    }

    /**
     * An appeal against the refusal of that case: for its applicant, to its body, under the version of its service.
     *
     * @throws NotAppealable unless it is refused and neither an appeal nor a complaint itself
     */
    public static Request appeal(long id, Reference reference, Request refused, Instant now) {
        if (refused.status != RequestStatus.REJECTED || refused.isAppeal() || refused.complaint) {
            throw new NotAppealable(refused.reference);
        }
        Request appeal = refused.another(id, reference, now);
        appeal.appealOf = refused.id;
        return appeal;
    }

    /**
     * A correction of what is recorded of that case: for its applicant, to its body, under the version of its service.
     *
     * @throws NotCorrectable unless it is a completed application
     */
    public static Request correction(long id, Reference reference, Request completed, Instant now) {
        if (completed.status != RequestStatus.COMPLETED || !completed.isApplication()) {
            throw new NotCorrectable(completed.reference);
        }
        Request correction = completed.another(id, reference, now);
        correction.correctionOf = completed.id;
        return correction;
    }

    /** A complaint about a service, by that person. */
    public static Request complaint(
            long id, Reference reference, RequestedService service, long complainantId, Instant now) {
        Request complaint = new Request(id, reference, service, complainantId, now);
        complaint.complaint = true;
        return complaint;
    }

    /**
     * A complaint about how that case is or was treated: by its applicant, to its body, under the version of its service.
     *
     * @throws NotComplainable unless it is an application that was submitted
     */
    public static Request complaint(long id, Reference reference, Request treated, Instant now) {
        if (treated.submittedAt == null || !treated.isApplication()) {
            throw new NotComplainable(treated.reference);
        }
        Request complaint = treated.another(id, reference, now);
        complaint.complaint = true;
        complaint.complaintOf = treated.id;
        return complaint;
    }

    /** For the same people, to the same body, under the same version of the service. */
    private Request another(long otherId, Reference otherReference, Instant now) {
        var service = new RequestedService(serviceCode, versionId, bodyId);
        Request other = new Request(otherId, otherReference, service, applicantId, now);
        other.subjectId = subjectId;
        other.signers = signers;
        other.agents = agents;
        return other;
    }

    /**
     * Makes a draft part of a journey.
     *
     * @param part id in the journey's descriptor
     * @throws MoveRefused unless it is a draft
     */
    public void join(Journey journey, String part) {
        require(RequestStatus.DRAFT, RequestStatus.DRAFT);
        journeyId = journey.id();
        journeyPart = part;
    }

    /**
     * Takes over what the applicant has answered so far.
     *
     * @param all the answers of the whole form, by field id, as the form's validator has cleaned them
     * @throws NotAnswerable unless it is a draft or was returned
     */
    public void answer(Map<String, String> all, Instant now) {
        if (!status.answerable()) {
            throw new NotAnswerable(reference, status);
        }
        answers = Map.copyOf(all);
        changedAt = now;
    }

    /**
     * Fixes what it costs, which no later answer, birthday or price changes.
     *
     * @throws MoveRefused unless it is a draft
     */
    public void fixFee(FeeAssessment assessed) {
        require(RequestStatus.DRAFT, RequestStatus.OPEN);
        fee = assessed;
    }

    /**
     * Leaves it to that body, in whose hands it stays.
     *
     * @throws MoveRefused unless it is a draft
     */
    public void leaveTo(long providerId) {
        require(RequestStatus.DRAFT, RequestStatus.OPEN);
        bodyId = providerId;
    }

    /**
     * Says for whom the applicant makes it. That stays unless the case is given back.
     *
     * @param subject party id of a child or ward; null: for themselves
     * @throws NotAnswerable unless it is a draft or was returned
     */
    public void makeFor(Long subject) {
        if (!status.answerable()) {
            throw new NotAnswerable(reference, status);
        }
        subjectId = subject;
    }

    /**
     * Says who signs it with the applicant. They stay unless the case is given back.
     *
     * @param named party ids; empty: nobody
     * @throws NotAnswerable unless it is a draft or was returned
     */
    public void nameSigners(Set<Long> named) {
        if (!status.answerable()) {
            throw new NotAnswerable(reference, status);
        }
        signers = Set.copyOf(named);
    }

    /** Leaves it to the body that took over from the one that had it, and has ended. */
    public void handOn(long successor) {
        bodyId = successor;
    }

    /** Hands the draft in. */
    public void submit(Actor by, Instant now) {
        require(RequestStatus.DRAFT, RequestStatus.OPEN);
        submittedBy = by.recorded();
        channel = by.channel();
        submittedAt = now;
        move(RequestStatus.OPEN, WaitingOn.OTHER, by, Reason.NONE, now);
    }

    /** Brings an open case to that step of its workflow. */
    public void moveTo(Workflow.Step next, Actor by, Instant now) {
        require(RequestStatus.OPEN, RequestStatus.OPEN);
        step = next.id();
        record(RequestStatus.OPEN, waits(next), by, Reason.NONE, now);
    }

    /** Brings an open case to that step, at which nobody works on it before others are completed. */
    public void holdAt(Workflow.Step next, Actor by, Instant now) {
        require(RequestStatus.OPEN, RequestStatus.OPEN);
        step = next.id();
        record(RequestStatus.OPEN, WaitingOn.OTHER, by, Reason.NONE, now);
    }

    /**
     * Lets a case go on that waited for others.
     *
     * @param held the step at which it waited
     * @throws MoveRefused unless it did
     */
    public void release(Workflow.Step held, Actor by, Instant now) {
        if (!isHeld()) {
            throw new MoveRefused(reference, status, RequestStatus.OPEN);
        }
        record(RequestStatus.OPEN, waits(held), by, Reason.NONE, now);
        releasedAt = now;
    }

    /** Notes what a body says that the current step asks; the case stays where it is. */
    public void hear(Workflow.Opinion opinion, long body, Actor by, Reason reason, Instant now) {
        require(RequestStatus.OPEN, RequestStatus.OPEN);
        record(RequestStatus.OPEN, waitingOn, by, reason, now);
        history.get(history.size() - 1).says(opinion, body);
    }

    /** Notes what one of those who are to sign answers; the case stays where it is. */
    public void hear(SignatureState answer, Actor by, Reason reason, Instant now) {
        require(RequestStatus.OPEN, RequestStatus.OPEN);
        record(RequestStatus.OPEN, waitingOn, by, reason, now);
        history.get(history.size() - 1).signs(answer);
    }

    /** Notes that everybody has signed who has to: only now its body can begin. */
    public void signed(Instant now) {
        require(RequestStatus.OPEN, RequestStatus.OPEN);
        releasedAt = now;
    }

    /** Has the next move record what was decided about each part of the case. */
    public void decideEach(List<PartDecision> decided) {
        deciding = List.copyOf(decided);
    }

    /** Gives the case back to its applicant, who may correct and resubmit it; the step stays, to go on from there. */
    public void returnToApplicant(Actor officer, Reason reason, Instant now) {
        move(RequestStatus.RETURNED, WaitingOn.APPLICANT, officer, reason, now);
    }

    /**
     * Hands a returned case in again.
     *
     * @param reply what the applicant says to the officer's question; null if nothing
     */
    public void resubmit(Actor by, String reply, Instant now) {
        require(RequestStatus.RETURNED, RequestStatus.OPEN);
        move(RequestStatus.OPEN, WaitingOn.OTHER, by, Reason.ofWords(reply), now);
    }

    public void complete(Actor by, Instant now) {
        complete(by, Reason.NONE, now);
    }

    public void complete(Actor by, Reason reason, Instant now) {
        move(RequestStatus.COMPLETED, null, by, reason, now);
    }

    public void reject(Actor officer, Reason reason, Instant now) {
        move(RequestStatus.REJECTED, null, officer, reason, now);
    }

    /**
     * Opens a refused case again, at the step that refused it, for it to be decided anew.
     *
     * @param reason why the appeal against the refusal is upheld
     */
    public void reopen(Actor by, Reason reason, Instant now) {
        require(RequestStatus.REJECTED, RequestStatus.OPEN);
        if (isAppeal() || complaint) {
            throw new MoveRefused(reference, status, RequestStatus.OPEN);
        }
        move(RequestStatus.OPEN, WaitingOn.BODY, by, reason, now);
        closedAt = null;
        reopenedAt = now;
    }

    public void withdraw(Actor applicant, Instant now) {
        move(RequestStatus.WITHDRAWN, null, applicant, Reason.NONE, now);
    }

    public void expire(Actor job, Instant now) {
        move(RequestStatus.EXPIRED, null, job, Reason.NONE, now);
    }

    /**
     * The case, if it still is what the caller was shown.
     *
     * @throws ChangedMeanwhile otherwise
     */
    public Request asShown(int shownVersion) {
        if (shownVersion != version) {
            throw new ChangedMeanwhile(reference, shownVersion);
        }
        return this;
    }

    /**
     * The case, if it still is what the caller was shown but for what other bodies have said since: each that is asked speaks for
     * itself.
     *
     * @throws ChangedMeanwhile otherwise
     */
    public Request asShownButForOpinions(int shownVersion) {
        List<HistoryEntry> since = historySince(shownVersion);
        boolean opinions = shownVersion < version
                && !since.isEmpty()
                && since.stream().allMatch(entry -> entry.opinion().isPresent());
        return opinions ? this : asShown(shownVersion);
    }

    /**
     * The case, if the answers still are those that the caller was shown.
     *
     * @param shownHash what {@link #answersHash()} was then
     * @throws ChangedMeanwhile otherwise
     */
    public Request asShown(String shownHash) {
        if (!answersHash().equals(shownHash)) {
            throw new ChangedMeanwhile(reference, version);
        }
        return this;
    }

    /** @return SHA-256 of the answers, files by their content: what the applicant declares to be true */
    public String answersHash() {
        return Sha256.hex(Json.write(answers));
    }

    /** @return SHA-256 of what others sign: the service in its version, the answers, files by their content, and what it costs */
    public String signedHash() {
        return Sha256.hex(Json.write(Map.of(
                "service",
                serviceCode,
                "version",
                versionId,
                "answers",
                answers,
                "fee",
                fee == null ? "" : new FeeAssessmentConverter().convertToDatabaseColumn(fee))));
    }

    private static WaitingOn waits(Workflow.Step next) {
        return switch (next.kind()) {
            case PAYMENT -> WaitingOn.PAYMENT;
            case TASK -> WaitingOn.BODY;
            case APPOINTMENT -> WaitingOn.APPOINTMENT;
            case SIGNATURES -> WaitingOn.SIGNERS;
        };
    }

    private void require(RequestStatus from, RequestStatus to) {
        if (status != from) {
            throw new MoveRefused(reference, status, to);
        }
    }

    private void move(RequestStatus next, WaitingOn waits, Actor by, Reason reason, Instant now) {
        if (!status.mayBecome(next)) {
            throw new MoveRefused(reference, status, next);
        }
        record(next, waits, by, reason, now);
        if (status.closed()) {
            closedAt = now;
        }
    }

    private void record(RequestStatus next, WaitingOn waits, Actor by, Reason reason, Instant now) {
        var entry = new HistoryEntry(this, history.size() + 1, next, by, reason, now);
        if (by.actsForAnother()) {
            agents = Stream.concat(agents.stream(), Stream.of(by.id())).collect(Collectors.toUnmodifiableSet());
        }
        entry.decides(deciding);
        deciding = List.of();
        history.add(entry);
        status = next;
        waitingOn = waits;
        changedAt = now;
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public Reference reference() {
        return reference;
    }

    public String serviceCode() {
        return serviceCode;
    }

    /** @return id of the descriptor's version that the case keeps to */
    public long versionId() {
        return versionId;
    }

    public long applicantId() {
        return applicantId;
    }

    /** @return party id of the child or ward for whom the applicant has made it; empty: for themselves, or it is a draft */
    public Optional<Long> subjectId() {
        return Optional.ofNullable(subjectId);
    }

    /** @return party ids of those who sign it with the applicant; empty: nobody does, or it is a draft */
    public Set<Long> signers() {
        return Set.copyOf(signers);
    }

    /** @return party ids of those who have acted in the name of the applicant here */
    public Set<Long> agents() {
        return Set.copyOf(agents);
    }

    /** @return party ids of those about whom something is decided here, and of those who asked for it in their names */
    public Set<Long> concerned() {
        return Stream.of(Stream.of(applicantId), subjectId().stream(), signers.stream(), agents.stream())
                .flatMap(some -> some)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return the body that decides; of a draft the one that answers for the service */
    public long bodyId() {
        return bodyId;
    }

    public RequestStatus status() {
        return status;
    }

    /** @return null when closed */
    public WaitingOn waitingOn() {
        return waitingOn;
    }

    /** @return id of the current step, or of the last one; null for a draft */
    public String step() {
        return step;
    }

    /** @return by field id; a file's answer is the hash of its content */
    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /** @return what it costs since its submission; empty for a draft, and for a case of a release that did not fix it */
    public Optional<FeeAssessment> fee() {
        return Optional.ofNullable(fee);
    }

    /** @return as {@link Actor#recorded()} writes it; null for a draft */
    public String submittedBy() {
        return submittedBy;
    }

    /** @return through which it was submitted; null for a draft */
    public Channel channel() {
        return channel;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** @return null for a draft */
    public Instant submittedAt() {
        return submittedAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** @return null until it has ended */
    public Instant closedAt() {
        return closedAt;
    }

    public boolean isAppeal() {
        return appealOf != null;
    }

    /** @return id of the refused case that this one appeals against; null: it is no appeal */
    public Long appealOf() {
        return appealOf;
    }

    public boolean isCorrection() {
        return correctionOf != null;
    }

    /** @return id of the completed case whose record this one corrects; null: it is no correction */
    public Long correctionOf() {
        return correctionOf;
    }

    public boolean isComplaint() {
        return complaint;
    }

    /** @return id of the case whose treatment this one complains about; null: it is no complaint, or one about the service */
    public Long complaintOf() {
        return complaintOf;
    }

    /** @return whether it applies for its service itself, and is neither an appeal nor a correction nor a complaint */
    public boolean isApplication() {
        return !isAppeal() && !isCorrection() && !complaint;
    }

    /** @return when an appeal opened it again, the last time; null: none has */
    public Instant reopenedAt() {
        return reopenedAt;
    }

    /** @return whether it is one of several that were applied for together */
    public boolean isPart() {
        return journeyId != null;
    }

    /** @return id of the {@link Journey} that it is part of; null: of none */
    public Long journeyId() {
        return journeyId;
    }

    /** @return id in the journey's descriptor; null if it is part of none */
    public String journeyPart() {
        return journeyPart;
    }

    /** @return whether it waits for those who sign it with the applicant */
    public boolean awaitsSigners() {
        return status == RequestStatus.OPEN && waitingOn == WaitingOn.SIGNERS;
    }

    /** @return whether it waits for its applicant to come to an appointment */
    public boolean awaitsVisit() {
        return status == RequestStatus.OPEN && waitingOn == WaitingOn.APPOINTMENT;
    }

    /** @return whether nobody works on it before other parts of its journey are completed */
    public boolean isHeld() {
        return status == RequestStatus.OPEN && waitingOn == WaitingOn.OTHER;
    }

    /** @return since when the body has the case to decide, from which its promise counts; null for a draft */
    public Instant pendingSince() {
        if (reopenedAt != null) {
            return reopenedAt;
        }
        return releasedAt == null ? submittedAt : releasedAt;
    }

    /** @return the oldest first */
    public List<HistoryEntry> history() {
        return List.copyOf(history);
    }

    /** @return what was decided about each of its parts, the last time; empty if it is decided as a whole, or not yet */
    public List<PartDecision> parts() {
        return history.stream()
                .map(HistoryEntry::parts)
                .filter(parts -> !parts.isEmpty())
                .reduce(List.of(), (first, second) -> second);
    }

    /** @return what happened since the case was shown in that version */
    public List<HistoryEntry> historySince(int shownVersion) {
        return history.stream()
                .filter(entry -> entry.caseVersion() >= shownVersion)
                .toList();
    }
}
