package org.dilmun.domain.analytics;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How long a step of a service usually takes a body, counted beforehand: what lies longer than that stands out. */
@Entity
@Table(name = "step_pace")
@IdClass(StepPace.Key.class)
public class StepPace {

    /** Of fewer tasks nothing is called usual. */
    public static final int ENOUGH = 10;

    @Id
    @Column(name = "body_id", updatable = false)
    private long bodyId;

    @Id
    @Column(name = "service_code", updatable = false, length = 60)
    private String serviceCode;

    @Id
    @Column(name = "step_id", updatable = false, length = 60)
    private String step;

    @Column(name = "usual_days", nullable = false, updatable = false)
    private int days;

    @Column(name = "unusual_before", nullable = false, updatable = false)
    private Instant unusualBefore;

    /** The body, the service and the step. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long bodyId;
        private String serviceCode;
        private String step;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && bodyId == that.bodyId
                    && Objects.equals(serviceCode, that.serviceCode)
                    && Objects.equals(step, that.step);
        }

        @Override
        public int hashCode() {
            return Objects.hash(bodyId, serviceCode, step);
        }
    }

    protected StepPace() {} // JPA

    /**
     * @param days working days within which nine tenths of these tasks or more were done
     * @param unusualBefore a task that came before has been lying for longer than that
     */
    public StepPace(long bodyId, String serviceCode, String step, int days, Instant unusualBefore) {
        this.bodyId = bodyId;
        this.serviceCode = serviceCode;
        this.step = step;
        this.days = days;
        this.unusualBefore = unusualBefore;
    }

    public String serviceCode() {
        return serviceCode;
    }

    public String step() {
        return step;
    }

    public int days() {
        return days;
    }
}
