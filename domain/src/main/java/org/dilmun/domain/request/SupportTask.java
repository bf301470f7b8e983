package org.dilmun.domain.request;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.ReferenceConverter;

/**
 * The code or the form of a service has failed, and somebody has to mend it. The case stays where it was: whoever was stopped goes on by
 * themselves once it is mended. What fails again before that is the same task.
 */
@Entity
@Table(name = "support_task")
public class SupportTask {

    private static final int LONGEST = 500;

    /** What was to be done. */
    public enum Operation {
        PREFILL,
        VALIDATE,
        SUBMIT,
        /** To name the partner that does a step. */
        PARTNER,
        ACT,
        /** To say what registers know. */
        REMARK,
        COMPLETE,
        /** To say what a certificate states. */
        CERTIFY,
        CORRECT,
        /** To evaluate an expression of the form or of the fee. */
        EXPRESSION
    }

    /**
     * What failed.
     *
     * @param reference of the case; null if it had not begun
     * @param culprit the class that failed, or the expression
     * @param error in the words of the one who wrote the code
     */
    public record Failure(Operation operation, Reference reference, String service, String culprit, String error) {

        public Failure {
            culprit = cut(culprit);
            error = cut(error);
        }
    }

    /**
     * When it failed, and whom that stopped.
     *
     * @param number by which the logs are found; null if nobody called
     * @param stopped as audit names people
     */
    public record Occurrence(String number, String stopped, Instant at) {}

    @Id
    private long id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 12)
    private Operation operation;

    @Convert(converter = ReferenceConverter.class)
    @Column(updatable = false, length = 30)
    private Reference reference;

    @Column(name = "service_code", nullable = false, updatable = false, length = 60)
    private String serviceCode;

    @Column(nullable = false, length = LONGEST)
    private String culprit;

    @Column(nullable = false, length = LONGEST)
    private String error;

    @Column(name = "request_number", length = 64)
    private String requestNumber;

    @Column(nullable = false, length = 60)
    private String stopped;

    @Column(nullable = false)
    private int times;

    @Column(name = "first_at", nullable = false, updatable = false)
    private Instant firstAt;

    @Column(name = "last_at", nullable = false)
    private Instant lastAt;

    @Column(nullable = false)
    private boolean paid;

    @Column(name = "mended_at")
    private Instant mendedAt;

    protected SupportTask() {} // JPA

    public SupportTask(long id, Failure failure, Occurrence first) {
        this.id = id;
        this.operation = failure.operation();
        this.reference = failure.reference();
        this.serviceCode = failure.service();
        this.firstAt = first.at();
        again(failure, first);
    }

    /** It failed once more, of the same or of something else. */
    public final void again(Failure failure, Occurrence occurrence) {
        culprit = failure.culprit();
        error = failure.error();
        requestNumber = occurrence.number();
        stopped = occurrence.stopped();
        lastAt = occurrence.at();
        times++;
    }

    /** Money for the case has come, which it cannot go on with now. */
    public void paid() {
        paid = true;
    }

    public void mend(Instant now) {
        mendedAt = now;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    public long id() {
        return id;
    }

    public Operation operation() {
        return operation;
    }

    /** @return null if the case had not begun */
    public Reference reference() {
        return reference;
    }

    public String serviceCode() {
        return serviceCode;
    }

    public String culprit() {
        return culprit;
    }

    public String error() {
        return error;
    }

    /** @return null if nobody called */
    public String requestNumber() {
        return requestNumber;
    }

    public String stopped() {
        return stopped;
    }

    public int times() {
        return times;
    }

    public Instant lastAt() {
        return lastAt;
    }

    public boolean isPaid() {
        return paid;
    }

    public boolean isOpen() {
        return mendedAt == null;
    }
}
