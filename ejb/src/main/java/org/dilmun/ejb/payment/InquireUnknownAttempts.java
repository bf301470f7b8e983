package org.dilmun.ejb.payment;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;

/** Asks the gateways what became of attempts that nobody has told us about. Runs on every node; a claimed row is asked by one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class InquireUnknownAttempts {

    @Inject
    PaymentAttempts attempts;

    @Inject
    Gateways gateways;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "unknown payment attempts")
    public void run() {
        for (long id : attempts.due()) {
            attempts.claim(id).ifPresent(attempt -> attempts.settle(id, gateways.inquire(attempt)));
        }
    }
}
