package org.dilmun.domain.settlement;

import java.util.Locale;

/** What has become of a payout. */
public enum PayoutState {
    /** Its settlement waits for approval, or was declined. */
    PREPARED,
    /** Booked, and in the file for the bank, which has not said how it ended. */
    INSTRUCTED,
    /** The bank has carried it out. */
    ACCEPTED,
    /** The bank refuses it: it is booked back, and people have to see why. */
    REJECTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
