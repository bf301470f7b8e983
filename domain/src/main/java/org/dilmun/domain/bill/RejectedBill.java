package org.dilmun.domain.bill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is wrong with a line of a file of bills. */
@Entity
@Table(name = "bill_file_reject")
public class RejectedBill {

    /** Instead of a field: the line as a whole. */
    public static final String LINE = "line";

    @Id
    private long id;

    @Column(name = "file_id", nullable = false, updatable = false)
    private long fileId;

    @Column(name = "line_no", nullable = false, updatable = false)
    private long line;

    @Column(name = "field_name", nullable = false, updatable = false, length = 40)
    private String field;

    @Column(name = "reason_code", nullable = false, updatable = false, length = 60)
    private String reason;

    protected RejectedBill() {} // JPA

    /**
     * @param line of the file, from 1 on
     * @param field column, or {@link #LINE}
     * @param reason code of a problem
     */
    public RejectedBill(long id, BillFile file, long line, String field, String reason) {
        this.id = id;
        this.fileId = file.id();
        this.line = line;
        this.field = field;
        this.reason = reason;
    }

    public long id() {
        return id;
    }

    public long line() {
        return line;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
