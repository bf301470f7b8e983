package org.dilmun.domain.party;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * That two people are parent and child, or married, from a day on and, of a marriage, until its end. All other kinship
 * follows from these two: siblings have a parent in common. A row is never taken away; a parent stays one.
 */
@Entity
@Table(name = "kinship")
public class Kinship {

    /** What the first of the two is to the second. */
    public enum Kind {
        PARENT,
        SPOUSE
    }

    @Id
    private long id;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "kinship_kind", nullable = false, updatable = false, length = 10)
    private Kind kind;

    @Column(name = "person_id", nullable = false, updatable = false)
    private long personId;

    @Column(name = "relative_id", nullable = false, updatable = false)
    private long relativeId;

    @Column(nullable = false, updatable = false)
    private LocalDate since;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    protected Kinship() {} // JPA

    private Kinship(long id, Kind kind, long personId, long relativeId, LocalDate since) {
        this.id = id;
        this.kind = kind;
        this.personId = personId;
        this.relativeId = relativeId;
        this.since = since;
    }

    /** @throws NotKin unless the parent was born before the child */
    public static Kinship parent(long id, Person parent, Person child) {
        if (!parent.mayBeParentOf(child)) {
            throw new NotKin();
        }
        return new Kinship(id, Kind.PARENT, parent.id(), child.id(), child.birthDate());
    }

    /**
     * @param since the day of the marriage
     * @throws NotKin if they are one person, or one of them was not born by then
     */
    public static Kinship marriage(long id, Person one, Person other, LocalDate since) {
        if (one.id() == other.id() || since.isBefore(one.birthDate()) || since.isBefore(other.birthDate())) {
            throw new NotKin();
        }
        return new Kinship(id, Kind.SPOUSE, one.id(), other.id(), since);
    }

    /**
     * Ends a marriage.
     *
     * @param day the first on which they are not married any more
     * @throws NotKin if it is none, has ended, or had not begun by then
     */
    public void end(LocalDate day) {
        if (kind != Kind.SPOUSE || endedOn != null || day.isBefore(since)) {
            throw new NotKin();
        }
        endedOn = day;
    }

    public boolean isOn(LocalDate day) {
        return !day.isBefore(since) && (endedOn == null || day.isBefore(endedOn));
    }

    public Kind kind() {
        return kind;
    }

    /** @return party id of the parent, or of one of the two who are married */
    public long personId() {
        return personId;
    }

    /** @return party id of the child, or of the other one */
    public long relativeId() {
        return relativeId;
    }

    public LocalDate since() {
        return since;
    }

    /** @return the first day on which it does not hold any more; null: none */
    public LocalDate endedOn() {
        return endedOn;
    }
}
