package org.dilmun.ejb.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.request.CaseListener;

/** Keeps the schools' register with the case: what ends gives its seat back, what comes again is planned anew, what is opened again goes on. */
@ApplicationScoped
public class TransferProgress implements CaseListener {

    @Inject
    Transfers transfers;

    @Inject
    TransferRules rules;

    @Inject
    Students students;

    @Inject
    SchoolSeats seats;

    @Override
    public void moved(Request request, RequestStatus before) {
        if (request.isApplication() && request.serviceCode().equals(StudentTransfer.SERVICE)) {
            transfers.find(request.id()).ifPresent(transfer -> follow(transfer, request, before));
        }
    }

    private void follow(Transfer transfer, Request request, RequestStatus before) {
        switch (request.status()) {
            case REJECTED, WITHDRAWN, EXPIRED -> {
                seats.giveBack(transfer);
                transfer.end();
            }
            case OPEN -> {
                if (before == RequestStatus.RETURNED) {
                    transfer.plan(rules.plan(request));
                } else if (before == RequestStatus.REJECTED) {
                    reopen(transfer, request);
                }
            }
            default -> {}
        }
    }

    private void reopen(Transfer transfer, Request request) {
        students.find(transfer.studentId()).map(Pupil::student).ifPresent(student -> {
            students.lock(student);
            transfers.open(student).ifPresent(other -> {
                throw new TransferUnderWay();
            });
        });
        transfer.reopen(StudentTransfer.stage(request.step()));
    }
}
