package org.dilmun.domain.request;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;

/** One move of a case: from where to where, at which step, by whom and why. Never changed. */
@Entity
@Table(name = "request_history")
@IdClass(HistoryEntry.Key.class)
public class HistoryEntry {

    @Id
    @ManyToOne(optional = false)
    @JoinColumn(name = "request_id", updatable = false)
    private Request request;

    /** 1 for the first entry of the case. */
    @Id
    @Column(name = "entry_no", updatable = false)
    private int number;

    @Column(name = "happened_at", nullable = false, updatable = false)
    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_from", nullable = false, updatable = false, length = 10)
    private RequestStatus from;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_to", nullable = false, updatable = false, length = 10)
    private RequestStatus to;

    @Column(name = "step_id", updatable = false, length = 60)
    private String step;

    @Column(nullable = false, updatable = false, length = 60)
    private String actor;

    @Column(name = "in_place_of", updatable = false, length = 60)
    private String inPlaceOf;

    @Column(name = "on_behalf_of", updatable = false, length = 60)
    private String onBehalfOf;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Channel channel;

    @Column(updatable = false, length = Request.REASON_LENGTH)
    private String reason;

    @Column(name = "saved_reason", updatable = false)
    private LocalizedText savedReason;

    @Enumerated(EnumType.STRING)
    @Column(name = "opinion", updatable = false, length = 10)
    private Workflow.Opinion opinion;

    @Column(name = "opinion_body_id", updatable = false)
    private Long opinionBody;

    @Enumerated(EnumType.STRING)
    @Column(name = "signature_state", updatable = false, length = 10)
    private SignatureState signature;

    @Convert(converter = PartDecisionsConverter.class)
    @Column(name = "part_decisions", updatable = false)
    private List<PartDecision> parts = List.of();

    @Column(name = "case_version", nullable = false, updatable = false)
    private int caseVersion;

    /** What somebody is in a case. */
    public enum Part {
        APPLICANT,
        OFFICER,
        /** One of those who sign with the applicant. */
        SIGNER,
        /** A system of the body. */
        CLIENT,
        /** The platform by itself, as when a payment comes in. */
        PLATFORM
    }

    /** The case and the number of the entry in it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long request;
        private int number;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && request == that.request && number == that.number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(request, number);
        }
    }

    protected HistoryEntry() {} // JPA

    HistoryEntry(Request request, int number, RequestStatus to, Actor by, Reason reason, Instant at) {
        this.request = request;
        this.number = number;
        this.at = at;
        this.from = request.status();
        this.to = to;
        this.step = request.step();
        this.actor = by.recorded();
        this.inPlaceOf = by.recordedInPlaceOf();
        this.onBehalfOf = by.recordedOnBehalfOf();
        this.channel = by.channel();
        this.reason = reason.words();
        this.savedReason = reason.saved();
        this.caseVersion = request.version();
    }

    /** Makes it what a body said that was asked; before it is kept. */
    void says(Workflow.Opinion said, long body) {
        opinion = said;
        opinionBody = body;
    }

    /** Makes it the answer of somebody who was to sign; before it is kept. */
    void signs(SignatureState said) {
        signature = said;
    }

    /** Makes it a move that decided part by part; before it is kept. */
    void decides(List<PartDecision> decided) {
        parts = List.copyOf(decided);
    }

    public int number() {
        return number;
    }

    public Instant at() {
        return at;
    }

    public RequestStatus from() {
        return from;
    }

    public RequestStatus to() {
        return to;
    }

    /** @return id of the step at which it happened, or that it led to; null before the first */
    public String step() {
        return step;
    }

    /** @return as {@link Actor#recorded()} writes it */
    public String actor() {
        return actor;
    }

    /** @return the colleague who was away and in whose place the actor acted; empty if they acted for themselves */
    public Optional<String> inPlaceOf() {
        return Optional.ofNullable(inPlaceOf);
    }

    /** @return in whose name the actor acted, the applicant's; empty: in their own */
    public Optional<String> onBehalfOf() {
        return Optional.ofNullable(onBehalfOf);
    }

    /** @return who it was in the case, whoever acts in the name of the applicant being the applicant there: what may leave the system, unlike the id of a person */
    public Part part() {
        if (actor.startsWith("system:")) {
            return Part.PLATFORM;
        }
        if (actor.startsWith("client:")) {
            return Part.CLIENT;
        }
        if (signature != null) {
            return Part.SIGNER;
        }
        String applicant = Actor.recorded(request.applicantId());
        return applicant.equals(actor) || applicant.equals(onBehalfOf) ? Part.APPLICANT : Part.OFFICER;
    }

    public Channel channel() {
        return channel;
    }

    /** @return what the officer told the applicant, or the applicant replied */
    public Reason reason() {
        return new Reason(savedReason, reason);
    }

    /** @return what a body said that the step asks; the case stayed where it was. Empty for any other move */
    public Optional<Workflow.Opinion> opinion() {
        return Optional.ofNullable(opinion);
    }

    /** @return id of the body whose {@link #opinion()} it is; null if it is none */
    public Long opinionBody() {
        return opinionBody;
    }

    /** @return what somebody answered who was to sign; the case stayed where it was. Empty for any other move */
    public Optional<SignatureState> signature() {
        return Optional.ofNullable(signature);
    }

    /** @return what was decided about each part, in their order; empty where nothing was decided part by part */
    public List<PartDecision> parts() {
        return parts;
    }

    /** @return the version that the case had before this move */
    int caseVersion() {
        return caseVersion;
    }
}
