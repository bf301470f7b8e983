package org.dilmun.domain.analytics;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Of when the figures of a pace are. There is one row for each. */
@Entity
@Table(name = "summary_refresh")
public class FigureRefresh {

    @Id
    private int id;

    @Column(name = "computed_at")
    private Instant computedAt;

    protected FigureRefresh() {} // JPA

    /** @return the id of its row */
    public static int idOf(Figure.Pace pace) {
        return switch (pace) {
            case NOW -> 1;
            case LATELY -> 2;
        };
    }

    public void computed(Instant asOf) {
        this.computedAt = asOf;
    }

    /** @return empty until they have been computed once */
    public Optional<Instant> computedAt() {
        return Optional.ofNullable(computedAt);
    }
}
