package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.DiagnosticSource;

/** How many relying parties soon cannot prove themselves any more. */
@ApplicationScoped
public class RelyingPartyDiagnostics implements DiagnosticSource {

    private static final int SOON_DAYS = 14;

    @Inject
    RelyingPartyEnds ends;

    @Override
    public List<Diagnostic> read(Instant now) {
        long ending = ends.within(SOON_DAYS);
        return List.of(Diagnostic.count("relying-party-proofs", "", ending == 0 ? State.OK : State.WARN, ending));
    }
}
