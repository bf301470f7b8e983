package org.dilmun.domain.party;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.Reference;

/**
 * That somebody may act for another person, and on what ground. That of a parent is over by itself when the child comes of
 * age; that of a court lasts as long as the court has said. Either can end before. A row is never taken away: who acted for
 * whom stays to be seen. Its reference stands for the ward in forms, and tells nothing of either.
 */
@Entity
@Table(name = "guardianship")
public class Guardianship {

    /** Of its references. */
    public static final String PREFIX = "GRD";

    /** Characters of what names the decision of a court at most. */
    public static final int DECISION_LENGTH = 120;

    /** Why somebody may act for another. */
    public enum Ground {
        PARENTHOOD,
        COURT
    }

    /**
     * What a court has decided.
     *
     * @param name by which people find it
     * @param since the first day
     * @param lastDay null: until it is ended
     */
    public record Decision(String name, LocalDate since, LocalDate lastDay) {

        /** @throws GuardianshipWrong if nothing names it, or it is over before it begins */
        public Decision {
            boolean named = name != null && !name.isBlank() && name.length() <= DECISION_LENGTH;
            if (!named || since == null || (lastDay != null && lastDay.isBefore(since))) {
                throw new GuardianshipWrong(DECISION_LENGTH);
            }
        }
    }

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "guardian_id", nullable = false, updatable = false)
    private long guardianId;

    @Column(name = "ward_id", nullable = false, updatable = false)
    private long wardId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Ground ground;

    @Column(updatable = false, length = DECISION_LENGTH)
    private String decision;

    @Column(nullable = false, updatable = false)
    private LocalDate since;

    @Column(name = "last_day", updatable = false)
    private LocalDate lastDay;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    protected Guardianship() {} // JPA

    private Guardianship(long id, Reference reference, Ground ground, Person guardian, Person ward, LocalDate since) {
        if (guardian.id() == ward.id()) {
            throw new NotKin();
        }
        this.id = id;
        this.reference = reference;
        this.ground = ground;
        this.guardianId = guardian.id();
        this.wardId = ward.id();
        this.since = since;
    }

    /** That of a parent, from the birth on. */
    public static Guardianship ofParent(long id, Reference reference, Person parent, Person child) {
        return new Guardianship(id, reference, Ground.PARENTHOOD, parent, child, child.birthDate());
    }

    /** @throws GuardianshipWrong if it begins before the ward was born */
    public static Guardianship ofCourt(long id, Reference reference, Person guardian, Person ward, Decision decision) {
        if (decision.since().isBefore(ward.birthDate())) {
            throw new GuardianshipWrong(DECISION_LENGTH);
        }
        var guardianship = new Guardianship(id, reference, Ground.COURT, guardian, ward, decision.since());
        guardianship.decision = decision.name();
        guardianship.lastDay = decision.lastDay();
        return guardianship;
    }

    /**
     * Ends it before its time; again changes nothing.
     *
     * @param day the first on which it does not hold any more
     */
    public void end(LocalDate day) {
        if (endedOn == null) {
            endedOn = day.isBefore(since) ? since : day;
        }
    }

    /**
     * @param majority age in years with which the country's children come of age
     * @return whether the guardian could act for the ward on that day
     */
    public boolean isOn(LocalDate day, Person ward, int majority) {
        LocalDate until = firstDayAfter(ward, majority);
        return !day.isBefore(since) && (until == null || day.isBefore(until)) && ward.alive();
    }

    /**
     * @param majority age in years with which the country's children come of age
     * @return the first day on which it does not hold any more, as far as is known; null: none
     */
    public LocalDate firstDayAfter(Person ward, int majority) {
        LocalDate planned = ground == Ground.PARENTHOOD
                ? ward.birthDate().plusYears(majority)
                : lastDay == null ? null : lastDay.plusDays(1);
        return endedOn != null && (planned == null || endedOn.isBefore(planned)) ? endedOn : planned;
    }

    public long id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    /** @return party id */
    public long guardianId() {
        return guardianId;
    }

    /** @return party id */
    public long wardId() {
        return wardId;
    }

    public Ground ground() {
        return ground;
    }

    /** @return what names the court's decision; null for a parent */
    public String decision() {
        return decision;
    }

    public LocalDate since() {
        return since;
    }

    /** @return when it was ended before its time; null: it was not */
    public LocalDate endedOn() {
        return endedOn;
    }
}
