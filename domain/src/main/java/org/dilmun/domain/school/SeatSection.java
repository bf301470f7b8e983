package org.dilmun.domain.school;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * A class of pupils and its seats, in one school year. A seat is free, reserved for somebody who is to be enrolled, or taken by a
 * pupil; there are never more of the two together than the class has seats. Whoever changes it holds the lock of its row.
 */
@Entity
@Table(name = "school_section")
public class SeatSection {

    /** What stands for a grade that is divided into no tracks. */
    public static final String UNDIVIDED = "";

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "school_code", nullable = false, updatable = false, length = 40)
    private String school;

    @Column(name = "school_year", nullable = false, updatable = false)
    private int year;

    @Column(nullable = false, updatable = false)
    private int grade;

    @Column(name = "track_code", nullable = false, updatable = false, length = 20)
    private String track;

    @Column(name = "section_name", nullable = false, updatable = false, length = 10)
    private String name;

    @Column(nullable = false)
    private int capacity;

    @Column(name = "seats_taken", nullable = false)
    private int taken;

    @Column(name = "seats_reserved", nullable = false)
    private int reserved;

    protected SeatSection() {} // JPA

    /** @param taken by pupils who are there already */
    public SeatSection(long id, SeatGroup group, String name, int capacity, int taken) {
        if (taken < 0 || taken > capacity) {
            throw new IllegalArgumentException(taken + " of " + capacity + " seats");
        }
        this.id = id;
        this.school = group.school();
        this.year = group.year();
        this.grade = group.grade();
        this.track = group.track();
        this.name = name;
        this.capacity = capacity;
        this.taken = taken;
    }

    /** @throws NoSeatLeft if none is free */
    public void reserve() {
        if (free() == 0) {
            throw new NoSeatLeft();
        }
        reserved++;
    }

    /** Gives a reserved seat back. */
    public void giveBack() {
        require(reserved > 0);
        reserved--;
    }

    /** Whom a seat was reserved for is there from now on. */
    public void seat() {
        require(reserved > 0);
        reserved--;
        taken++;
    }

    /** A pupil has left. */
    public void leave() {
        require(taken > 0);
        taken--;
    }

    /** @throws SeatsInUse if more are reserved and taken than there would be */
    public void resize(int seats) {
        if (seats < taken + reserved) {
            throw new SeatsInUse(taken + reserved);
        }
        capacity = seats;
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw new IllegalStateException("a seat that is not there");
        }
    }

    public int free() {
        return capacity - taken - reserved;
    }

    public long id() {
        return id;
    }

    public SeatGroup group() {
        return new SeatGroup(school, year, grade, track);
    }

    public String name() {
        return name;
    }

    public int capacity() {
        return capacity;
    }

    public int taken() {
        return taken;
    }

    public int reserved() {
        return reserved;
    }
}
