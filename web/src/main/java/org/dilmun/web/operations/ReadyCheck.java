package org.dilmun.web.operations;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostics;
import org.dilmun.ejb.operations.Diagnostics.Readings;
import org.dilmun.ejb.persistence.Schema;

/**
 * Ready when the database answers and the directory is there: the check asks the application, not the port. What only a person
 * can mend, such as a certificate that ends, takes no node out of service. It tells strangers yes or no and nothing else, unless the operator
 * has set that whoever reaches it may read the diagnostics too.
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
    Schema schema;

    @Inject
    RealClock clock;

    @Inject
    @ConfigProperty(name = "dilmun.health.details", defaultValue = "false")
    boolean details;

    @Override
    public HealthCheckResponse call() {
        return schema.current()
                ? read()
                : HealthCheckResponse.named("dilmun").down().build(); // there is nothing yet that could be read
    }

    private HealthCheckResponse read() {
        Readings readings = diagnostics.read();
        boolean answered = readings.list().stream().anyMatch(read -> read.code().equals("database"))
                && clock.instant().isBefore(readings.at().plus(LONGEST_READING));
        var response = HealthCheckResponse.named("dilmun")
                .status(answered && !directory.list().isEmpty());
        if (details) {
            readings.list().forEach(read -> response.withData(name(read), read.state() + " " + read.value()));
        }
        return response.build();
    }

    private static String name(Diagnostic read) {
        return read.subject().isEmpty() ? read.code() : read.code() + " " + read.subject();
    }
}
