package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentGateway.HostedPage;
import org.dilmun.ejb.payment.PaymentGateway.Report;
import org.dilmun.ejb.persistence.TestDatabase;

/** What the container does for the real bean: a transaction of its own for each call. After each the process may be killed. */
final class CommittedAttempts extends PaymentAttempts {

    private final TestDatabase database;
    private final PaymentAttempts bean;
    private final Points points;

    CommittedAttempts(TestDatabase database, Points points) {
        this.database = database;
        this.bean = database.bean(PaymentAttempts.class);
        this.points = points;
    }

    private <T> T committed(String name, Supplier<T> work) {
        T result = database.inTransaction(work);
        points.pass(name);
        return result;
    }

    private void committed(String name, Runnable work) {
        database.inTransaction(work);
        points.pass(name);
    }

    @Override
    public Begun begin(Reference reference, PaymentMethod method, Set<String> silent) {
        return committed("begin", () -> bean.begin(reference, method, silent));
    }

    @Override
    public void opened(long attemptId, Answer<HostedPage> answer) {
        committed("opened", () -> bean.opened(attemptId, answer));
    }

    @Override
    public List<PaymentAttempt> undecided(Reference reference) {
        return committed("undecided", () -> bean.undecided(reference));
    }

    @Override
    public void report(String gateway, Report report) {
        committed("report", () -> bean.report(gateway, report));
    }

    @Override
    public void settle(long attemptId, Answer<Capture> answer) {
        committed("settle", () -> bean.settle(attemptId, answer));
    }

    @Override
    public List<Long> due() {
        return committed("due", bean::due);
    }

    @Override
    public Optional<PaymentAttempt> claim(long attemptId) {
        return committed("claim", () -> bean.claim(attemptId));
    }
}
