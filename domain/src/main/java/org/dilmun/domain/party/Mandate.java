package org.dilmun.domain.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Reference;

/**
 * That somebody lets another person act in their name: for some services, from one day to another. It is offered, and holds once
 * it is accepted; the one declines it or gives it back, the other takes it back, at once and for good. What it says never changes:
 * who wants something else grants another one. A row is never taken away, so that it stays to be seen who could act for whom.
 *
 * <p>An offer may be for nobody: whoever grants it must not learn from it whose number is whose.
 */
@Entity
@Table(name = "mandate")
public class Mandate {

    /** Of its references. */
    public static final String PREFIX = "MND";

    /** Services of one mandate at most. */
    public static final int SERVICES_AT_MOST = 40;

    /** Characters of the purpose at most. */
    public static final int PURPOSE_LENGTH = 300;

    /** How it stands on some day. */
    public enum State {
        /** Nobody has accepted it yet. */
        OFFERED,
        /** Accepted, and its first day is still to come. */
        AHEAD,
        IN_FORCE,
        /** The holder did not want it. */
        DECLINED,
        /** The grantor has taken it back. */
        REVOKED,
        /** The holder has given it back. */
        RENOUNCED,
        /** Its last day is over. */
        EXPIRED,
        /** One of the two has died. */
        LAPSED;

        public boolean isOver() {
            return this != OFFERED && this != AHEAD && this != IN_FORCE;
        }
    }

    /** How long mandates last by the law of the country. */
    public record Limits(int majority, int longestYears) {

        /** @return whether that person may grant or hold one on that day: alive and of age */
        public boolean allow(Person person, LocalDate day) {
            return person.alive() && !day.isBefore(person.birthDate().plusYears(majority));
        }
    }

    /**
     * What is granted.
     *
     * @param services codes, at least one
     * @param since the first day
     * @param lastDay the last one
     * @param purpose for the holder to read; null: nothing is said
     */
    public record Terms(Set<String> services, LocalDate since, LocalDate lastDay, String purpose) {

        public Terms {
            services = Set.copyOf(services);
        }

        private void require(LocalDate today, Limits limits) {
            if (services.isEmpty() || services.size() > SERVICES_AT_MOST) {
                throw new MandateServicesWrong(SERVICES_AT_MOST);
            }
            boolean days = since != null && lastDay != null && !since.isBefore(today) && !lastDay.isBefore(since);
            if (!days || lastDay.isAfter(since.plusYears(limits.longestYears()))) {
                throw new MandateDaysWrong(limits.longestYears());
            }
            if (purpose != null && purpose.length() > PURPOSE_LENGTH) {
                throw new MandatePurposeTooLong(PURPOSE_LENGTH);
            }
        }
    }

    /**
     * For whom it is meant.
     *
     * @param person null: the number is nobody's, or of somebody who can hold none
     * @param masked the number as it was given, with its middle left out
     */
    public record Addressee(Person person, String masked) {}

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "grantor_id", nullable = false, updatable = false)
    private long grantorId;

    @Column(name = "holder_id", updatable = false)
    private Long holderId;

    @Column(name = "holder_masked", nullable = false, updatable = false, length = 20)
    private String holderMasked;

    @Convert(converter = CodesConverter.class)
    @Column(nullable = false, updatable = false, length = CodesConverter.LENGTH)
    private Set<String> services = Set.of();

    @Column(nullable = false, updatable = false)
    private LocalDate since;

    @Column(name = "last_day", nullable = false, updatable = false)
    private LocalDate lastDay;

    @Column(updatable = false, length = PURPOSE_LENGTH)
    private String purpose;

    @Column(name = "granted_at", nullable = false, updatable = false)
    private Instant grantedAt;

    @Column(name = "accepted_at")
    private Instant acceptedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_by")
    private Long endedBy;

    protected Mandate() {} // JPA

    private Mandate(long id, Reference reference, Person grantor, Addressee addressee, Terms terms, Instant now) {
        this.id = id;
        this.reference = reference;
        this.grantorId = grantor.id();
        this.holderId = addressee.person() == null ? null : addressee.person().id();
        this.holderMasked = addressee.masked();
        this.services = terms.services();
        this.since = terms.since();
        this.lastDay = terms.lastDay();
        this.purpose = terms.purpose();
        this.grantedAt = now;
    }

    /**
     * Offers one.
     *
     * @param today the day of {@code now} in the country
     * @throws MandateToOneself if it would be for the grantor
     * @throws MandateNotForMinors if one of the two is not of age or has died
     * @throws MandateServicesWrong if it is for no service, or for too many
     * @throws MandateDaysWrong if it begins in the past, ends before it begins, or lasts too long
     * @throws MandatePurposeTooLong if the purpose is longer than is kept
     */
    public static Mandate offer(
            long id,
            Reference reference,
            Person grantor,
            Addressee addressee,
            Terms terms,
            Limits limits,
            LocalDate today,
            Instant now) {
        Person holder = addressee.person();
        if (holder != null && holder.id() == grantor.id()) {
            throw new MandateToOneself();
        }
        if (!limits.allow(grantor, today) || (holder != null && !limits.allow(holder, today))) {
            throw new MandateNotForMinors();
        }
        terms.require(today, limits);
        return new Mandate(id, reference, grantor, addressee, terms, now);
    }

    /**
     * Its holder accepts it.
     *
     * @throws MandateOver if it was accepted, has ended, or its last day is over
     */
    public void accept(LocalDate today, Instant now) {
        if (acceptedAt != null || endedAt != null || today.isAfter(lastDay)) {
            throw new MandateOver();
        }
        acceptedAt = now;
    }

    /**
     * One of the two ends it, or the offer; again changes nothing.
     *
     * @param by party id
     * @throws MandateOver if its last day is over already
     */
    public void end(long by, LocalDate today, Instant now) {
        if (today.isAfter(lastDay)) {
            throw new MandateOver();
        }
        if (endedAt == null) {
            endedAt = now;
            endedBy = by;
        }
    }

    /** How it stands on that day, as far as it says itself: whether the two are alive the register knows. */
    public State on(LocalDate day) {
        if (endedAt != null) {
            boolean taken = endedBy == grantorId;
            return taken ? State.REVOKED : acceptedAt == null ? State.DECLINED : State.RENOUNCED;
        }
        if (day.isAfter(lastDay)) {
            return State.EXPIRED;
        }
        if (acceptedAt == null) {
            return State.OFFERED;
        }
        return day.isBefore(since) ? State.AHEAD : State.IN_FORCE;
    }

    public boolean isGrantedBy(long person) {
        return grantorId == person;
    }

    public boolean isFor(long person) {
        return holderId != null && holderId == person;
    }

    public boolean isAccepted() {
        return acceptedAt != null;
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    /** @return party id */
    public long grantorId() {
        return grantorId;
    }

    /** @return party id; empty if the offer is for nobody */
    public Optional<Long> holderId() {
        return Optional.ofNullable(holderId);
    }

    /** @return the number for which it was granted, with its middle left out */
    public String holderMasked() {
        return holderMasked;
    }

    /** @return codes */
    public Set<String> services() {
        return Set.copyOf(services);
    }

    /** @return the first day */
    public LocalDate since() {
        return since;
    }

    public LocalDate lastDay() {
        return lastDay;
    }

    /** @return null: nothing was said */
    public String purpose() {
        return purpose;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    /** @return when it was declined, taken or given back; empty if it was not */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
