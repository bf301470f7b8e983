package org.dilmun.domain.school.results;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One thing that is wrong with a line of an upload. It says where and why, and repeats nothing of the file. */
@Entity
@Table(name = "exam_reject")
public class RejectedMark {

    @Id
    private long id;

    @Column(name = "sheet_id", nullable = false, updatable = false)
    private long sheetId;

    @Column(name = "line_no", nullable = false, updatable = false)
    private long line;

    @Column(name = "cell_column", nullable = false, updatable = false, length = 60)
    private String column;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 20)
    private LineFault fault;

    protected RejectedMark() {} // JPA

    /** @param column as the header names it; empty if the matter is the whole line */
    public RejectedMark(long id, ResultSheet sheet, long line, String column, LineFault fault) {
        this.id = id;
        this.sheetId = sheet.id();
        this.line = line;
        this.column = column;
        this.fault = fault;
    }

    public long id() {
        return id;
    }

    /** @return the header is line 1 */
    public long line() {
        return line;
    }

    public String column() {
        return column;
    }

    public LineFault fault() {
        return fault;
    }
}
