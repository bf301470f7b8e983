package org.dilmun.ejb.identity.mail;

import java.time.LocalDate;

/** The register of identity cards, as far as the eKey has to know it. A country without one opens no eKeys on the portal. */
public interface IdentityCards {

    /** What the register says of a card that somebody names. */
    enum Verdict {
        /** It is that person's, with that last day, and valid. */
        VALID,
        /** It is that person's, with that last day, which is over. */
        EXPIRED,
        /** It is not, or was cancelled. */
        UNKNOWN
    }

    /**
     * @param number as it stands on the card, in Western digits and capital letters, without blanks
     * @param expiresOn the last valid day, as it stands there
     */
    Verdict judge(long holderId, String number, LocalDate expiresOn);
}
