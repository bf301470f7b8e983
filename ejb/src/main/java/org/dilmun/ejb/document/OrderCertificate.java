package org.dilmun.ejb.document;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.request.CaseListener;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Corrections;

/**
 * Orders the certificate of a case that has just been completed or corrected, if its service yields one. Made after the move is
 * committed: no officer waits for a signature, and no signature that fails undoes a decision.
 */
@ApplicationScoped
public class OrderCertificate implements CaseListener {

    static final String LANE = "document";

    @Inject
    Cases cases;

    @Inject
    Corrections corrections;

    @Inject
    Outbox outbox;

    @Override
    public void moved(Request request, RequestStatus before) {
        if (request.status() != RequestStatus.COMPLETED) {
            return;
        }
        Request certified = request.isCorrection() ? corrections.corrected(request) : request;
        if (!request.isAppeal() && cases.service(certified).certificate().isPresent()) {
            String subject = certified.reference().value(); // of one case each after the other
            outbox.add(LANE, request.reference().value(), LANE, subject, Map.of());
        }
    }
}
