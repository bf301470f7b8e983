package org.dilmun.domain.identity.openid;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How often a relying party signed people in on a day of the country. Counted by a statement, since many do so at once. */
@Entity
@Table(name = "openid_sign_in_day")
@IdClass(SignInDay.Key.class)
public class SignInDay {

    /** The relying party and the day. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long relyingPartyId;
        private LocalDate day;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && relyingPartyId == that.relyingPartyId && Objects.equals(day, that.day);
        }

        @Override
        public int hashCode() {
            return Objects.hash(relyingPartyId, day);
        }
    }

    @Id
    @Column(name = "relying_party_id")
    private long relyingPartyId;

    @Id
    @Column(name = "sign_in_day")
    private LocalDate day;

    @Column(name = "sign_ins", nullable = false)
    private long signIns;

    protected SignInDay() {} // JPA

    public LocalDate day() {
        return day;
    }

    public long signIns() {
        return signIns;
    }
}
