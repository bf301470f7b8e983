package org.dilmun.domain.calendar;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;

/** A day on which the government does not work, beside its weekends. The announced day rules, not the computed one. */
@Entity
@Table(name = "holiday")
public class Holiday {

    /** How sure the day is. */
    public enum State {
        /** Computed from the Hijri calendar; the announcement may move it by a day. */
        PROVISIONAL,
        CONFIRMED
    }

    @Id
    @Column(name = "holiday_on")
    private LocalDate day;

    @Column(name = "holiday_key", nullable = false, length = 30)
    private String key;

    @Column(nullable = false)
    private LocalizedText name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 12)
    private State state;

    protected Holiday() {} // JPA

    public Holiday(LocalDate day, String key, LocalizedText name, State state) {
        this.day = day;
        this.key = key;
        this.name = name;
        this.state = state;
    }

    public LocalDate day() {
        return day;
    }
}
