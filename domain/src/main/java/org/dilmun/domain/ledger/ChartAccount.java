package org.dilmun.domain.ledger;

import java.util.Arrays;

/** The chart of accounts. Numbers are those of the books; their names in each language are in the table. */
public enum ChartAccount {
    BANK_COLLECTION("1100", Type.ASSET),
    BANK_REFUNDS("1110", Type.ASSET),
    /** Told to the bank, and not on its statement yet: a credit balance. */
    PAYOUTS_IN_TRANSIT("1120", Type.ASSET),
    CARD_ACQUIRER("1200", Type.ASSET),
    BENEFIT_GATEWAY("1210", Type.ASSET),
    EFTS("1220", Type.ASSET),
    KIOSK_CASH("1300", Type.ASSET),
    CASH_IN_TRANSIT("1310", Type.ASSET),
    BODIES_PAYABLE("2100", Type.LIABILITY),
    VAT_PAYABLE("2200", Type.LIABILITY),
    REFUNDS_PAYABLE("2300", Type.LIABILITY),
    UNALLOCATED_RECEIPTS("2400", Type.LIABILITY),
    DONATIONS_HELD("2500", Type.LIABILITY),
    PLATFORM_FEES("4100", Type.INCOME),
    GATEWAY_FEES("5100", Type.EXPENSE),
    CASH_DIFFERENCES("5200", Type.EXPENSE),
    CHARGEBACK_LOSSES("5300", Type.EXPENSE);

    /** Where an account stands in the statements. */
    public enum Type {
        ASSET,
        LIABILITY,
        INCOME,
        EXPENSE
    }

    private final String number;
    private final Type type;

    ChartAccount(String number, Type type) {
        this.number = number;
        this.type = type;
    }

    /** @throws IllegalArgumentException if the chart has no such number */
    public static ChartAccount numbered(String number) {
        return Arrays.stream(values())
                .filter(account -> account.number.equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account " + number));
    }

    public String number() {
        return number;
    }

    public Type type() {
        return type;
    }

    /** @return whether each body has a sub-account of its own */
    public boolean heldByBody() {
        return this == BODIES_PAYABLE;
    }
}
