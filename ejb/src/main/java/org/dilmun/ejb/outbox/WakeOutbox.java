package org.dilmun.ejb.outbox;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.persistence.AfterMigration;

/** Has each lane delivered that holds something due, on a thread of its own: a slow receiver holds up its own lane alone. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class WakeOutbox {

    @Inject
    Outbox outbox;

    @Inject
    DeliverOutbox lanes;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "outbox")
    public void run() {
        outbox.lanesDue().forEach(lanes::deliverLane);
    }
}
