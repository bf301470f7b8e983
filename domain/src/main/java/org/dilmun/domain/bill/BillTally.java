package org.dilmun.domain.bill;

/** What became of lines of bills. */
public record BillTally(long added, long changed, long unchanged, long rejected) {

    public static final BillTally NONE = new BillTally(0, 0, 0, 0);
    public static final BillTally ADDED = new BillTally(1, 0, 0, 0);
    public static final BillTally CHANGED = new BillTally(0, 1, 0, 0);
    public static final BillTally UNCHANGED = new BillTally(0, 0, 1, 0);
    public static final BillTally REJECTED = new BillTally(0, 0, 0, 1);

    public BillTally plus(BillTally other) {
        return new BillTally(
                added + other.added, changed + other.changed, unchanged + other.unchanged, rejected + other.rejected);
    }
}
