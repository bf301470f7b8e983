package org.dilmun.ejb.request;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.Task;

/** All who want to hear of cases. What one of them refuses undoes the move. */
@ApplicationScoped
public class CaseListeners {

    @Inject
    @Any
    Instance<CaseListener> all;

    public void moved(Request request, RequestStatus before) {
        all.forEach(listener -> listener.moved(request, before));
    }

    public void handedIn(Journey journey, List<Request> parts) {
        all.forEach(listener -> listener.handedIn(journey, parts));
    }

    public void overdue(Request request, Task task) {
        all.forEach(listener -> listener.overdue(request, task));
    }

    public void toBeSigned(Request request, Signature asked) {
        all.forEach(listener -> listener.toBeSigned(request, asked));
    }

    public void signed(Request request, Signature answered) {
        all.forEach(listener -> listener.signed(request, answered));
    }

    public void signatureReminded(Request request, Signature asked) {
        all.forEach(listener -> listener.signatureReminded(request, asked));
    }

    public void signatureEnded(Request request, Signature ended) {
        all.forEach(listener -> listener.signatureEnded(request, ended));
    }

    public void mentioned(Request request, CaseNote note) {
        all.forEach(listener -> listener.mentioned(request, note));
    }

    public void standsIn(Leave leave) {
        all.forEach(listener -> listener.standsIn(leave));
    }

    public void standsInNoMore(Leave leave) {
        all.forEach(listener -> listener.standsInNoMore(leave));
    }
}
