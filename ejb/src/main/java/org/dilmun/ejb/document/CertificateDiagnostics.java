package org.dilmun.ejb.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.Diagnostic.Unit;
import org.dilmun.ejb.operations.DiagnosticSource;

/** How long this node can still sign. */
@ApplicationScoped
public class CertificateDiagnostics implements DiagnosticSource {

    private static final long SOON = 45;
    private static final long AT_ONCE = 14;

    @Inject
    SigningIdentities identities;

    @Override
    public List<Diagnostic> read(Instant now) {
        return identities
                .signer()
                .map(signer -> List.of(certificate(signer, now)))
                .orElseGet(() -> List.of(Diagnostic.count("certificate-missing", "", State.BAD, 1)));
    }

    private static Diagnostic certificate(SigningIdentity signer, Instant now) {
        long days = Math.max(0, Duration.between(now, signer.expires()).toDays());
        State state = !signer.validAt(now) || days < AT_ONCE ? State.BAD : days < SOON ? State.WARN : State.OK;
        return new Diagnostic("certificate", "", state, days, Unit.DAYS, signer.expires(), "");
    }
}
