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

/** A number of a body that pages show, computed beforehand; of when it is stands in {@link FigureRefresh}, once for all. */
@Entity
@Table(name = "summary")
@IdClass(Figure.Key.class)
public class Figure {

    private static final String NO_SERVICE = "";

    /** What is counted. */
    public enum Name {
        /** Tasks that are to be done. */
        PENDING,
        /** Those of them whose last day has passed. */
        OVERDUE,
        /** Those of them whose last day is today. */
        DUE_TODAY,
        /** Minor units that payers paid for the body today. */
        COLLECTED,
        /** Minor units that the body gave back today, less what was refused afterwards: it can be below zero. */
        REFUNDED,
        /** Requests of the last 30 days, by service. */
        SUBMITTED
    }

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "figure_name", updatable = false, length = 20)
    private Name name;

    @Id
    @Column(name = "body_id", updatable = false)
    private long bodyId;

    /** Never null, as part of the key. */
    @Id
    @Column(name = "service_code", updatable = false, length = 60)
    private String serviceCode;

    @Column(name = "figure", nullable = false, updatable = false)
    private long number;

    /** What is counted, and of whom. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private Name name;
        private long bodyId;
        private String serviceCode;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && name == that.name
                    && bodyId == that.bodyId
                    && Objects.equals(serviceCode, that.serviceCode);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, bodyId, serviceCode);
        }
    }

    protected Figure() {} // JPA

    private Figure(Name name, long bodyId, String serviceCode, long number) {
        this.name = name;
        this.bodyId = bodyId;
        this.serviceCode = serviceCode;
        this.number = number;
    }

    public static Figure ofBody(Name name, long bodyId, long number) {
        return new Figure(name, bodyId, NO_SERVICE, number);
    }

    public static Figure ofService(Name name, long bodyId, String serviceCode, long number) {
        return new Figure(name, bodyId, serviceCode, number);
    }
}
