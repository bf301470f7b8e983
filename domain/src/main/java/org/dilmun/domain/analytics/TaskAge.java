package org.dilmun.domain.analytics;

import java.io.Serializable;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How many tasks of a service have been lying with a body for so long, counted beforehand. */
@Entity
@Table(name = "task_age")
@IdClass(TaskAge.Key.class)
public class TaskAge {

    @Id
    @Column(name = "body_id", updatable = false)
    private long bodyId;

    @Id
    @Column(name = "service_code", updatable = false, length = 60)
    private String serviceCode;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "age_band", updatable = false, length = 12)
    private AgeBand band;

    @Column(nullable = false, updatable = false)
    private long tasks;

    @Column(nullable = false, updatable = false)
    private long late;

    /** The body, the service and the band. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long bodyId;
        private String serviceCode;
        private AgeBand band;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && bodyId == that.bodyId
                    && Objects.equals(serviceCode, that.serviceCode)
                    && band == that.band;
        }

        @Override
        public int hashCode() {
            return Objects.hash(bodyId, serviceCode, band);
        }
    }

    protected TaskAge() {} // JPA

    /**
     * @param tasks more than none
     * @param late of these, past their last day
     */
    public TaskAge(long bodyId, String serviceCode, AgeBand band, long tasks, long late) {
        this.bodyId = bodyId;
        this.serviceCode = serviceCode;
        this.band = band;
        this.tasks = tasks;
        this.late = late;
    }

    public String serviceCode() {
        return serviceCode;
    }

    public AgeBand band() {
        return band;
    }

    public long tasks() {
        return tasks;
    }

    public long late() {
        return late;
    }
}
