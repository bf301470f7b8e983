package org.dilmun.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.persistence.Migrator;

/** Ready when the database answers and the directory is there: the check asks the application, not the port. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    @Inject
    Migrator migrator;

    @Inject
    Directory directory;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("dilmun")
                .status(!directory.list().isEmpty())
                .withData("database", migrator.database())
                .withData("services", directory.list().size())
                .build();
    }
}
