package org.dilmun.web.operations;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.operations.Diagnostics;
import org.dilmun.ejb.operations.Diagnostics.Readings;

/**
 * Ready when the database answers and the directory is there: the check asks the application, not the port. What only a person
 * can mend, such as a certificate that ends, takes no node out of service. It tells strangers yes or no and nothing else.
 */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    /** A reading that takes longer waits for a database that does not answer. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(30);

    @Inject
    Diagnostics diagnostics;

    @Inject
    Directory directory;

    @Inject
    RealClock clock;

    @Override
    public HealthCheckResponse call() {
        Readings readings = diagnostics.read();
        boolean answered = readings.list().stream().anyMatch(read -> read.code().equals("database"))
                && clock.instant().isBefore(readings.at().plus(LONGEST_READING));
        return HealthCheckResponse.named("dilmun")
                .status(answered && !directory.list().isEmpty())
                .build();
    }
}
