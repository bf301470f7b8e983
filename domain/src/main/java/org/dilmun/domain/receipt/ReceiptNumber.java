package org.dilmun.domain.receipt;

import java.util.Locale;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The number of a receipt: counted by body and year, from 1 and without gaps. Written, it is {@code IGA-2026-000123}. */
@Embeddable
public class ReceiptNumber {

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(name = "receipt_year", nullable = false, updatable = false)
    private int year;

    @Column(name = "receipt_no", nullable = false, updatable = false)
    private int count;

    /** As it was written first: the code of a body may change. */
    @Column(name = "receipt_number", nullable = false, updatable = false, length = 60)
    private String written;

    protected ReceiptNumber() {} // JPA

    /**
     * @param year in which the money was taken, in the country's time zone
     * @param count 1 for the first of the body in the year
     */
    public ReceiptNumber(long bodyId, String bodyCode, int year, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a receipt counted as " + count);
        }
        this.bodyId = bodyId;
        this.year = year;
        this.count = count;
        this.written = String.format(Locale.ROOT, "%s-%d-%06d", bodyCode.toUpperCase(Locale.ROOT), year, count);
    }

    public long bodyId() {
        return bodyId;
    }

    public int year() {
        return year;
    }

    public int count() {
        return count;
    }

    @Override
    public String toString() {
        return written;
    }
}
