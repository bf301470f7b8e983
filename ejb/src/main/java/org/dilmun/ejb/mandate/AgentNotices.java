package org.dilmun.ejb.mandate;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.CaseListener;
import org.dilmun.ejb.request.Cases;

/** Tells an applicant what somebody did about their case in their name, and whoever did it that it is done. */
@ApplicationScoped
public class AgentNotices implements CaseListener {

    /** What applicants do, by the status that the case had before. */
    private static final Map<RequestStatus, String> HANDED_IN =
            Map.of(RequestStatus.DRAFT, "submitted", RequestStatus.RETURNED, "resubmitted");

    @Inject
    Caller caller;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Cases cases;

    @Inject
    People people;

    @Override
    public void moved(Request request, RequestStatus before) {
        Actor agent = caller.actor();
        if (!agent.actsForAnother() || agent.principal() != request.applicantId()) {
            return;
        }
        String event = request.status() == RequestStatus.WITHDRAWN ? "withdrawn" : HANDED_IN.get(before);
        if (event != null) {
            LocalizedText service = cases.service(request).name();
            LocalizedText name = people.get(agent.id()).name();
            LocalizedText principal = people.get(request.applicantId()).name();
            send(
                    request,
                    request.applicantId(),
                    event + "-for-you",
                    "/my/requests/" + request.reference(),
                    service,
                    name);
            send(request, agent.id(), event + "-by-you", null, service, principal);
        }
    }

    private void send(
            Request request, long receiver, String event, String link, LocalizedText service, LocalizedText other) {
        notices.send(new NoticeDraft(
                String.join(
                        "/",
                        "agent",
                        Long.toString(request.id()),
                        event,
                        Integer.toString(request.history().size())),
                receiver,
                request.bodyId(),
                texts.text("agent." + event + ".subject", service),
                texts.text("agent." + event + ".text", service, request.reference(), other),
                link,
                null));
    }
}
