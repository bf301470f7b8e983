package org.dilmun.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

import org.dilmun.ejb.persistence.Schema;

/** Started once the schema is that of this release. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {

    @Inject
    Schema schema;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("dilmun").status(schema.current()).build();
    }
}
