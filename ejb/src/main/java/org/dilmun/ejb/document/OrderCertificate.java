package org.dilmun.ejb.document;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.request.CaseListener;
import org.dilmun.ejb.request.Cases;

/**
 * Orders the certificate of a case that has just been completed, if its service yields one. Made after the move is
 * committed: no officer waits for a signature, and no signature that fails undoes a decision.
 */
@ApplicationScoped
public class OrderCertificate implements CaseListener {

    static final String LANE = "document";

    @Inject
    Cases cases;

    @Inject
    Outbox outbox;

    @Override
    public void moved(Request request, RequestStatus before) {
        if (request.status() == RequestStatus.COMPLETED
                && cases.service(request).certificate().isPresent()) {
            String reference = request.reference().value();
            outbox.add(LANE, reference, LANE, reference, Map.of());
        }
    }
}
