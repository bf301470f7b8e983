package org.dilmun.domain.settlement;

import java.util.Locale;

/** What has become of a payout. */
public enum PayoutState {
    /** Its settlement waits for approval, or was declined. */
    PREPARED,
    /** Booked, and in the file for the bank, which has not said how it ended. */
    INSTRUCTED,
    /** The bank says that it carries it out. */
    ACCEPTED,
    /** It stands on the bank's statement. */
    PAID,
    /** It was paid and has come back: it is booked back, and people have to see why. */
    RETURNED,
    /** The bank refuses it: it is booked back, and people have to see why. */
    REJECTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
