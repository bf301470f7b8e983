package org.dilmun.domain.analytics;

import java.io.Serializable;
import java.time.YearMonth;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How many requests for a service were completed in a month after so many working days, counted beforehand. */
@Entity
@Table(name = "service_month_days")
@IdClass(ServiceMonthDays.Key.class)
public class ServiceMonthDays {

    @Id
    @Column(name = "service_code", updatable = false, length = 60)
    private String serviceCode;

    /** {@code 2026-11}. */
    @Id
    @Column(name = "month_of", updatable = false, length = 7)
    private String month;

    @Id
    @Column(updatable = false)
    private int days;

    @Column(nullable = false, updatable = false)
    private long cases;

    /** The service, the month and the days. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String serviceCode;
        private String month;
        private int days;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && days == that.days
                    && Objects.equals(serviceCode, that.serviceCode)
                    && Objects.equals(month, that.month);
        }

        @Override
        public int hashCode() {
            return Objects.hash(serviceCode, month, days);
        }
    }

    protected ServiceMonthDays() {} // JPA

    /**
     * @param days working days from the submission, 0 or more
     * @param cases more than none
     */
    public ServiceMonthDays(String serviceCode, YearMonth month, int days, long cases) {
        this.serviceCode = serviceCode;
        this.month = month.toString();
        this.days = days;
        this.cases = cases;
    }

    public YearMonth month() {
        return YearMonth.parse(month);
    }

    public int days() {
        return days;
    }

    public long cases() {
        return cases;
    }
}
