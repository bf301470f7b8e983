package org.dilmun.domain.analytics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How many rated a service on an occasion and with how many stars in all, counted beforehand for everybody to see. */
@Entity
@Table(name = "rating_summary")
@IdClass(RatingSummary.Key.class)
public class RatingSummary {

    /** Of fewer ratings nothing is told to anybody: one could find out who said what. */
    public static final long ENOUGH = 5;

    @Id
    @Column(name = "service_code", updatable = false, length = 60)
    private String serviceCode;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(updatable = false, length = 10)
    private Rating.Occasion occasion;

    @Column(nullable = false, updatable = false)
    private long ratings;

    @Column(nullable = false, updatable = false)
    private long stars;

    /** The service and the occasion. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String serviceCode;
        private Rating.Occasion occasion;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(serviceCode, that.serviceCode)
                    && occasion == that.occasion;
        }

        @Override
        public int hashCode() {
            return Objects.hash(serviceCode, occasion);
        }
    }

    protected RatingSummary() {} // JPA

    /**
     * @param ratings more than none
     * @param stars of all of them together
     */
    public RatingSummary(String serviceCode, Rating.Occasion occasion, long ratings, long stars) {
        this.serviceCode = serviceCode;
        this.occasion = occasion;
        this.ratings = ratings;
        this.stars = stars;
    }

    public Rating.Occasion occasion() {
        return occasion;
    }

    public long ratings() {
        return ratings;
    }

    /** @return stars, rounded half up to tenths */
    public BigDecimal average() {
        return BigDecimal.valueOf(stars).divide(BigDecimal.valueOf(ratings), 1, RoundingMode.HALF_UP);
    }
}
