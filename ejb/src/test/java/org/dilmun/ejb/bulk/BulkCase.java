package org.dilmun.ejb.bulk;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Task;

/**
 * One application, moved by the verbs of its entities in the transactions in which the product would move it, and then
 * written as it stands. Without a database the versions do not count by themselves: this does.
 */
final class BulkCase {

    private static final LocalDate NO_DEADLINE = LocalDate.of(9999, 12, 31);

    private final Request request;
    private final List<Integer> versionsBefore = new ArrayList<>();
    private int version = 1;

    private final List<Work> tasks = new ArrayList<>();
    private PaymentOrder order;
    private int orderVersion;
    private final List<Try> tries = new ArrayList<>();
    private JournalEntry capture;
    private int ids;

    /** A task with what only its row knows. */
    private record Work(Task task, int version, LocalDate dueOn, Instant begun, Instant ended) {}

    /** An attempt, and how often it was written. */
    private record Try(PaymentAttempt attempt, int version) {}

    BulkCase(Request draft) {
        this.request = draft;
    }

    Request request() {
        return request;
    }

    /** @return ids of what belongs to the case, of its own first moment */
    long nextId() {
        return BulkIds.at(request.createdAt(), ++ids);
    }

    /** Runs what one transaction does to the case. */
    void transaction(Runnable moves) {
        moves.run();
        while (versionsBefore.size() < request.history().size()) {
            versionsBefore.add(version);
        }
        version++;
    }

    void open(Workflow.Step step, LocalDate dueOn, Instant at) {
        tasks.add(new Work(new Task(nextId(), request, step, dueOn, at), 1, dueOn, at, null));
    }

    void claim(Actor officer) {
        Work last = last();
        last.task().claim(officer);
        replace(new Work(last.task(), last.version() + 1, last.dueOn(), last.begun(), null));
    }

    void finish(Actor officer, Instant at) {
        Work last = last();
        last.task().finish(officer, at);
        replace(new Work(last.task(), last.version() + 1, last.dueOn(), last.begun(), at));
    }

    void cancel(Instant at) {
        Work last = last();
        last.task().cancel(at);
        replace(new Work(last.task(), last.version() + 1, last.dueOn(), last.begun(), at));
    }

    private Work last() {
        return tasks.get(tasks.size() - 1);
    }

    private void replace(Work changed) {
        tasks.set(tasks.size() - 1, changed);
    }

    void owe(PaymentOrder due) {
        order = due;
        orderVersion = 1;
    }

    PaymentOrder order() {
        return order;
    }

    void cancelOrder(Instant at) {
        order.cancel(at);
        orderVersion++;
    }

    /** Adds an attempt whose payer was refused. */
    void declined(PaymentAttempt attempt, Instant at) {
        attempt.fail(AttemptStatus.DECLINED, "51", at);
        tries.add(new Try(attempt, 3));
    }

    void captured(PaymentAttempt attempt, CardEvidence card, JournalEntry booked, Instant at) {
        attempt.capture(attempt.session(), card, at);
        tries.add(new Try(attempt, 3));
        order.pay(at);
        orderVersion++;
        capture = booked;
    }

    void write(Tables tables) throws SQLException {
        tables.request.add(
                request.id(),
                version,
                request.reference(),
                request.serviceCode(),
                request.versionId(),
                request.applicantId(),
                request.bodyId(),
                request.status(),
                request.waitingOn(),
                request.step(),
                request.answers(),
                request.submittedBy(),
                request.channel(),
                request.createdAt(),
                request.submittedAt(),
                request.changedAt(),
                request.closedAt());
        for (HistoryEntry entry : request.history()) {
            tables.history.add(
                    request.id(),
                    entry.number(),
                    entry.at(),
                    entry.from(),
                    entry.to(),
                    entry.step(),
                    entry.actor(),
                    entry.channel(),
                    entry.reason().words(),
                    versionsBefore.get(entry.number() - 1));
        }
        for (Work work : tasks) {
            tables.task.add(
                    work.task().id(),
                    work.version(),
                    request.id(),
                    work.task().bodyId(),
                    work.task().role(),
                    work.task().step(),
                    work.dueOn() == null ? NO_DEADLINE : work.dueOn(),
                    work.task().state(),
                    work.task().claimedBy(),
                    work.begun(),
                    work.ended());
        }
        if (order != null) {
            writePayment(tables);
        }
    }

    private void writePayment(Tables tables) throws SQLException {
        tables.order.add(
                order.id(),
                orderVersion,
                order.reference(),
                order.payerId(),
                order.bodyId(),
                order.amount().getAmountMinorLong(),
                order.amount().getCurrencyUnit().getCode(),
                order.description(),
                order.purpose().kind(),
                order.purpose().id(),
                order.status(),
                order.createdAt(),
                order.changedAt(),
                order.changedAt()); // so that no receipts are counted while something is measured
        for (Try one : tries) {
            PaymentAttempt attempt = one.attempt();
            CardEvidence card = attempt.card();
            tables.attempt.add(
                    attempt.id(),
                    one.version(),
                    attempt.reference(),
                    attempt.orderId(),
                    attempt.status(),
                    attempt.session(),
                    attempt.page(),
                    attempt.createdAt(),
                    attempt.endedAt(),
                    card == null ? null : card.maskedPan(),
                    card == null ? null : card.scheme(),
                    card == null ? null : card.rrn(),
                    card == null ? null : card.authCode(),
                    attempt.declineCode(),
                    0,
                    attempt.inquiry().needsPeople());
        }
        if (capture != null) {
            tables.entry.add(
                    capture.id(),
                    EntryKind.CAPTURE,
                    "attempt",
                    tries.get(tries.size() - 1).attempt().id(),
                    capture.bookedAt());
            int number = 0;
            for (var movement : capture.movements()) {
                tables.posting.add(
                        capture.id(),
                        ++number,
                        movement.debit().chart().number(),
                        movement.debit().bodyId(),
                        movement.credit().chart().number(),
                        movement.credit().bodyId(),
                        movement.amount().getAmountMinorLong(),
                        movement.amount().getCurrencyUnit().getCode());
            }
        }
    }
}
