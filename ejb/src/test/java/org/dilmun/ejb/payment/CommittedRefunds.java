package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.persistence.TestDatabase;

/** As {@link CommittedAttempts}. */
final class CommittedRefunds extends RefundRecords {

    private final TestDatabase database;
    private final RefundRecords bean;
    private final Points points;

    CommittedRefunds(TestDatabase database, Points points) {
        this.database = database;
        this.bean = database.bean(RefundRecords.class);
        this.points = points;
    }

    private <T> T committed(String name, Supplier<T> work) {
        T result = database.inTransaction(work);
        points.pass("refund " + name);
        return result;
    }

    @Override
    public Instruction begin(Reference reference, Integer shownVersion, String reason) {
        return committed("begin", () -> bean.begin(reference, shownVersion, reason));
    }

    @Override
    public Optional<Instruction> undecided(long refundId) {
        return committed("undecided", () -> bean.undecided(refundId));
    }

    @Override
    public void settle(long refundId, Answer<String> answer) {
        committed("settle", () -> {
            bean.settle(refundId, answer);
            return null;
        });
    }

    @Override
    public List<Long> due() {
        return committed("due", bean::due);
    }

    @Override
    public Optional<Instruction> claim(long refundId) {
        return committed("claim", () -> bean.claim(refundId));
    }
}
