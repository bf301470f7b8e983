package org.dilmun.domain.settlement;

import java.util.Locale;

/** How far a settlement is. */
public enum SettlementState {
    /** One person has put it together; nothing is booked. */
    PREPARED,
    /** Another has approved it: it is booked and goes to the bank. */
    APPROVED,
    /** It is not to be; its day may be prepared anew. */
    DECLINED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
