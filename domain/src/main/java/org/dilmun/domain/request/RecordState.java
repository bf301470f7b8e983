package org.dilmun.domain.request;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.StringMapConverter;

/**
 * What the record of a completed case says since a correction. The first state is what the case itself holds; rows are only
 * added, so each earlier state stays to be read.
 */
@Entity
@Table(name = "record_state")
public class RecordState {

    @Id
    private long id;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    /** 2 for the first correction: 1 is what the case holds. */
    @Column(name = "state_no", nullable = false, updatable = false)
    private int number;

    @Column(name = "correction_id", nullable = false, updatable = false)
    private long correctionId;

    @Convert(converter = StringMapConverter.class)
    @Column(nullable = false, updatable = false)
    private Map<String, String> answers = Map.of();

    @Column(name = "recorded_by", nullable = false, updatable = false, length = 60)
    private String recordedBy;

    @Column(name = "recorded_at", nullable = false, updatable = false)
    private Instant recordedAt;

    protected RecordState() {} // JPA

    /**
     * @param number of the state, 2 or more
     * @param correction the case by which it came about
     * @param answers all of the record, by field id
     */
    public RecordState(long id, int number, Request correction, Map<String, String> answers, Actor by, Instant now) {
        this.id = id;
        this.requestId = correction.correctionOf();
        this.number = number;
        this.correctionId = correction.id();
        this.answers = Map.copyOf(answers);
        this.recordedBy = by.recorded();
        this.recordedAt = now;
    }

    /** @return id of the case by which it came about */
    public long correctionId() {
        return correctionId;
    }

    /** @return all of the record, by field id */
    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }
}
