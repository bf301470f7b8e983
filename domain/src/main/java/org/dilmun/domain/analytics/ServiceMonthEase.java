package org.dilmun.domain.analytics;

import java.io.Serializable;
import java.time.YearMonth;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How many said in a month how easy it was to apply for a service, and with how many stars in all, counted beforehand. */
@Entity
@Table(name = "service_month_ease")
@IdClass(ServiceMonthEase.Key.class)
public class ServiceMonthEase {

    @Id
    @Column(name = "service_code", updatable = false, length = 60)
    private String serviceCode;

    /** {@code 2026-11}. */
    @Id
    @Column(name = "month_of", updatable = false, length = 7)
    private String month;

    @Column(nullable = false, updatable = false)
    private long ratings;

    @Column(nullable = false, updatable = false)
    private long stars;

    /** The service and the month. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String serviceCode;
        private String month;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(serviceCode, that.serviceCode)
                    && Objects.equals(month, that.month);
        }

        @Override
        public int hashCode() {
            return Objects.hash(serviceCode, month);
        }
    }

    protected ServiceMonthEase() {} // JPA

    /**
     * @param ratings more than none
     * @param stars of all of them together
     */
    public ServiceMonthEase(String serviceCode, YearMonth month, long ratings, long stars) {
        this.serviceCode = serviceCode;
        this.month = month.toString();
        this.ratings = ratings;
        this.stars = stars;
    }

    public YearMonth month() {
        return YearMonth.parse(month);
    }

    public long ratings() {
        return ratings;
    }

    public long stars() {
        return stars;
    }
}
