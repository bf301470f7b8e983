package org.dilmun.ejb.civil;

import java.time.LocalDate;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.civil.IdCard;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.obligation.ObligationSource;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What people must do about their identity card: renew it when its time runs out. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class CivilObligations implements ObligationSource {

    @Inject
    IdCards cards;

    @Inject
    CardRules rules;

    @Inject
    People people;

    @Inject
    Directory directory;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Override
    public List<Obligation> obligations(long partyId) {
        return cards.findActive(partyId).filter(this::runsOut).map(card -> renewal(card, partyId)).stream()
                .toList();
    }

    private boolean runsOut(IdCard card) {
        LocalDate noticed = country.day(clock.instant()).plusDays(rules.noticeDays());
        return !card.expiresOn().isAfter(noticed);
    }

    private Obligation renewal(IdCard card, long holderId) {
        String service = rules.renewalService(people.get(holderId).citizen());
        return new Obligation(
                Obligation.Kind.RENEW,
                directory.get(service).descriptor().name(),
                null,
                card.expiresOn(),
                "/services/" + service);
    }
}
