package org.dilmun.domain.analytics;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that says which node computes the figures, until when nobody else does, and of when the figures are. */
@Entity
@Table(name = "summary_refresh")
public class FigureRefresh {

    /** The id of the row. */
    public static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "lease_owner", nullable = false, length = 200)
    private String leaseOwner;

    @Column(name = "leased_until", nullable = false)
    private Instant leasedUntil;

    @Column(name = "computed_at")
    private Instant computedAt;

    protected FigureRefresh() {} // JPA

    /** @return empty until they have been computed once */
    public Optional<Instant> computedAt() {
        return Optional.ofNullable(computedAt);
    }
}
