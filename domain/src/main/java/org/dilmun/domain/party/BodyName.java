package org.dilmun.domain.party;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;

/** How a body is called from a day on. A body that was never renamed has none. */
@Entity
@Table(name = "body_name")
public class BodyName {

    /** From when the first name of a body counts. */
    public static final LocalDate EVER = LocalDate.of(1, 1, 1);

    @Id
    private long id;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(name = "from_day", nullable = false, updatable = false)
    private LocalDate from;

    @Column(nullable = false, updatable = false)
    private LocalizedText name;

    protected BodyName() {} // JPA

    public BodyName(long id, long bodyId, LocalDate from, LocalizedText name) {
        this.id = id;
        this.bodyId = bodyId;
        this.from = from;
        this.name = name;
    }

    public long bodyId() {
        return bodyId;
    }

    public LocalizedText name() {
        return name;
    }
}
