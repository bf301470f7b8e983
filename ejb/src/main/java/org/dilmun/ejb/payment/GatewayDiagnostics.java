package org.dilmun.ejb.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.DiagnosticSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** How each gateway that we are connected to has answered of late; one that new payments avoid is bad. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class GatewayDiagnostics implements DiagnosticSource {

    private static final Duration LATELY = Duration.ofMinutes(10);

    @Inject
    Gateways gateways;

    @Inject
    GatewayHealth health;

    @Override
    public List<Diagnostic> read(Instant now) {
        return gateways.connected().stream()
                .map(terms -> read(terms.code(), now))
                .toList();
    }

    private Diagnostic read(String gateway, Instant now) {
        long failures = health.failures(gateway, now.minus(LATELY));
        State state = health.fails(gateway) ? State.BAD : State.rising(failures, 1, Long.MAX_VALUE);
        return Diagnostic.count("gateway", gateway, state, failures);
    }
}
