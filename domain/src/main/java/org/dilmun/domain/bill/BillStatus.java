package org.dilmun.domain.bill;

import java.util.Locale;

/** Where a bill stands. Whether it may still be paid, its last day for that says as well. */
public enum BillStatus {
    /** Nothing or a part of it has been paid. */
    OPEN,
    PAID,
    /** Taken back by the body. */
    CANCELLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
