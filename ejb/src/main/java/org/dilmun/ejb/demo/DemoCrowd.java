package org.dilmun.ejb.demo;

import java.time.Duration;
import java.util.Optional;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.JobLeases;

/**
 * Fills the demonstration's register behind the people that have accounts: after the start, which does not wait for it, and
 * once. They have no accounts: a counter applies for them. Never in production.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(AfterMigration.class)
public class DemoCrowd {

    static final int USUAL = 2_000;

    /** A node that dies meanwhile holds the others up for that long. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Of one run of the timer, so that a node that is told to end does so soon. */
    private static final int MOST_BATCHES = 40;

    private static final System.Logger LOG = System.getLogger(DemoCrowd.class.getName());

    @Inject
    Profile profile;

    @Inject
    JobLeases leases;

    @Inject
    CrowdRegistry registry;

    @Inject
    @ConfigProperty(name = "dilmun.demo.people")
    Optional<Integer> people;

    private boolean complete;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "people of the demonstration")
    public void run() {
        int wanted = people.orElse(USUAL);
        if (complete || !profile.demonstration() || !leases.take(CrowdRegistry.JOB, LEASE)) {
            return;
        }
        int batches = 0;
        while (!complete && batches < MOST_BATCHES && leases.take(CrowdRegistry.JOB, LEASE)) {
            complete = !registry.add(wanted);
            batches++;
        }
        if (complete && batches > 1) {
            LOG.log(System.Logger.Level.INFO, "the demonstration has {0} people without accounts", registry.made());
        }
    }
}
