package org.dilmun.ejb.identity.mail;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Asks the register of identity cards, of which there is one at most. */
@ApplicationScoped
public class CardCheck {

    @Inject
    @Any
    Instance<IdentityCards> registers;

    /** @return {@code UNKNOWN} where there is no register */
    public IdentityCards.Verdict judge(long holderId, String number, LocalDate expiresOn) {
        return registers.stream()
                .findFirst()
                .map(register -> register.judge(holderId, number, expiresOn))
                .orElse(IdentityCards.Verdict.UNKNOWN);
    }
}
