package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.SignInDay;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** How often relying parties sign people in, by the day of the country: a row for each of them and day, and no person in it. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SignInDays {

    /** Days that are shown. */
    public static final int SHOWN = 30;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Country country;

    @Inject
    RealClock clock;

    /** Counts one, as part of the sign-in. */
    public void count(RelyingParty at, Instant now) {
        em.createNativeQuery(
                        "insert into openid_sign_in_day (relying_party_id, sign_in_day, sign_ins) values (?1, ?2, 1)"
                                + " on duplicate key update sign_ins = sign_ins + 1")
                .setParameter(1, at.id())
                .setParameter(2, country.day(now))
                .executeUpdate();
    }

    /** @return the last thirty days, also those without a sign-in, the newest first */
    public Map<LocalDate, Long> last(RelyingParty at) {
        LocalDate today = country.day(clock.instant());
        LocalDate first = today.minusDays(SHOWN - 1L);
        var days = new TreeMap<LocalDate, Long>(Comparator.reverseOrder());
        first.datesUntil(today.plusDays(1)).forEach(day -> days.put(day, 0L));
        em.createQuery("select d from SignInDay d where d.relyingPartyId = :at and d.day >= :first", SignInDay.class)
                .setParameter("at", at.id())
                .setParameter("first", first)
                .getResultStream()
                .forEach(counted -> days.replace(counted.day(), counted.signIns()));
        return days;
    }
}
