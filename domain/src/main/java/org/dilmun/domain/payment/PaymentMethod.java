package org.dilmun.domain.payment;

import java.time.Duration;

/** How a payer pays, which is what payers choose; which company does it for them is no concern of theirs. */
public enum PaymentMethod {
    /** At the gateway's own page. */
    CARD(Duration.ofMinutes(15)),
    /** With an app that reads a code from our page. */
    WALLET(Duration.ofMinutes(15)),
    /** From any account, under a reference that stands on our page: banks may take a weekend. */
    TRANSFER(Duration.ofDays(3));

    private final Duration lifetime;

    PaymentMethod(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** @return how long a payer may take */
    public Duration lifetime() {
        return lifetime;
    }

    /** @return whether the payer leaves us for it */
    public boolean paidElsewhere() {
        return this == CARD;
    }
}
