package org.dilmun.ejb.civil;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.mail.IdentityCards;

/** Tells the eKey whether somebody names the identity card that they have. */
@ApplicationScoped
public class CardsOfEKeys implements IdentityCards {

    @Inject
    IdCards cards;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Override
    public Verdict judge(long holderId, String number, LocalDate expiresOn) {
        LocalDate today = country.day(clock.instant());
        return cards.findActive(holderId)
                .filter(card -> card.serial().equals(number) && card.expiresOn().equals(expiresOn))
                .map(card -> card.expiresOn().isBefore(today) ? Verdict.EXPIRED : Verdict.VALID)
                .orElse(Verdict.UNKNOWN);
    }
}
