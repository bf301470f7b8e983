package org.dilmun.domain.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One thing that is wrong with a line. It says where and why, and repeats nothing of the file: that is about people. */
@Entity
@Table(name = "import_reject")
public class RejectedCell {

    @Id
    private long id;

    @Column(name = "run_id", nullable = false, updatable = false)
    private long runId;

    @Column(name = "line_no", nullable = false, updatable = false)
    private long line;

    @Column(name = "cell_column", nullable = false, updatable = false, length = 60)
    private String column;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 20)
    private RejectReason reason;

    protected RejectedCell() {} // JPA

    public RejectedCell(long id, ImportRun run, long line, Rejection rejection) {
        this.id = id;
        this.runId = run.id();
        this.line = line;
        this.column = rejection.column();
        this.reason = rejection.reason();
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

    public RejectReason reason() {
        return reason;
    }
}
