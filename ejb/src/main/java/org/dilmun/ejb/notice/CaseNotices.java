package org.dilmun.ejb.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.access.Channel;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Appeals;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.CaseListener;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.JourneyProgress;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.ejb.request.Team;

/** Tells applicants what has become of their case and what comes next. That their payment came, the payment tells. */
@ApplicationScoped
public class CaseNotices implements CaseListener {

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Cases cases;

    @Inject
    BookingDeadlines bookings;

    @Inject
    Appeals appeals;

    @Inject
    FollowUpText followUps;

    @Inject
    RefusedPartsText refusedParts;

    @Inject
    RequestFees fees;

    @Inject
    Bodies bodies;

    @Inject
    People people;

    @Inject
    Team team;

    @Override
    public void moved(Request request, RequestStatus before) {
        switch (request.status()) {
            case OPEN -> open(request, before);
            case RETURNED -> send(
                    request, "returned", reason(request, "returned"), texts.text("request.returned.next"));
            case COMPLETED -> completed(request);
            case REJECTED -> rejected(request);
            case WITHDRAWN -> withdrawn(request);
            case DRAFT, EXPIRED -> {} // no act of a person leads there
        }
    }

    /** Of a journey one notice tells that it came, for all its parts. */
    @Override
    public void handedIn(Journey journey, List<Request> parts) {
        LocalizedText name = journey.descriptor().name();
        var paragraphs = new ArrayList<LocalizedText>();
        paragraphs.add(texts.text("journey.received.text", name, journey.reference()));
        parts.forEach(part -> paragraphs.add(
                texts.text("journey.received.part", cases.service(part).name(), body(part), part.reference())));
        parts.stream()
                .filter(cases::paidTogether)
                .map(part -> fees.total(cases.fee(part)))
                .reduce(Money::plus)
                .ifPresent(total -> paragraphs.add(texts.text("journey.received.pay", total)));
        paragraphs.add(texts.text("journey.received.next"));
        notices.send(new NoticeDraft(
                "journey/" + journey.reference(),
                journey.applicantId(),
                bodies.get(journey.descriptor().body()).id(),
                texts.text("journey.received.subject", name),
                texts.paragraphs(paragraphs.toArray(LocalizedText[]::new)),
                "/my/journeys/" + journey.reference(),
                null));
    }

    /** A case that was refused is open again by an appeal: that its decision tells. */
    private void open(Request request, RequestStatus before) {
        boolean unpaid = request.waitingOn() == WaitingOn.PAYMENT;
        if (before == RequestStatus.DRAFT && request.isPart()) {
            return; // the journey tells
        }
        boolean awaited = request.waitingOn() == WaitingOn.APPOINTMENT;
        boolean unsigned = request.awaitsSigners();
        if (before == RequestStatus.DRAFT) {
            send(request, "received", counter(request), next(request));
        } else if (before == RequestStatus.RETURNED) {
            boolean others = unpaid || awaited || unsigned;
            send(request, "resubmitted", others ? next(request) : underReview(request));
        } else if (unpaid) {
            send(request, "fee", next(request));
        } else if (awaited) {
            send(request, "appointment", next(request));
        } else if (unsigned) {
            send(request, "signers", next(request));
        }
    }

    /** @return that a counter applied, so that nobody is applied for without knowing it; null: the applicant did */
    private LocalizedText counter(Request request) {
        return request.channel() == Channel.COUNTER ? texts.text("request.received.counter", body(request)) : null;
    }

    private LocalizedText next(Request request) {
        if (request.waitingOn() == WaitingOn.PAYMENT) {
            var fee = fees.total(cases.fee(request));
            return texts.text("request.next.pay", fee, body(request));
        }
        if (request.waitingOn() == WaitingOn.APPOINTMENT) {
            LocalizedText next = texts.text("request.next.appointment", body(request));
            return bookings.dueOn(request)
                    .map(day -> texts.paragraphs(next, texts.text("appointment.book-by", day)))
                    .orElse(next);
        }
        if (request.awaitsSigners()) {
            return texts.text("request.next.signers", body(request));
        }
        return cases.expectedOn(request)
                .map(day -> texts.text(kind(request) + ".next.review-by", body(request), day))
                .orElseGet(() -> underReview(request));
    }

    /** Without a day: the promise of the body counts from the submission, and an answer may come after it. */
    private LocalizedText underReview(Request request) {
        return texts.text(kind(request) + ".next.review", body(request));
    }

    /** An appeal and a complaint are told of in words of their own. */
    private static String kind(Request request) {
        if (request.isAppeal()) {
            return "appeal";
        }
        return request.isComplaint() ? "complaint" : "request";
    }

    /** A case that ends with a certificate is told of with it. */
    private void completed(Request request) {
        if (request.isAppeal()) {
            send(request, "completed", reason(request, "completed"), texts.text("appeal.completed.next"));
        } else if (request.isComplaint()) {
            LocalizedText next = texts.text("complaint.completed.next", body(request));
            send(request, "completed", reason(request, "completed"), next);
        } else if (request.isCorrection()) {
            send(request, "completed", texts.text("correction.completed.next"));
        } else if (cases.service(request).certificate().isEmpty()) {
            send(
                    request,
                    "completed",
                    refusedParts.text(request).orElse(null),
                    texts.text("request.completed.next"),
                    followUps.text(cases.service(request)).orElse(null));
        }
    }

    private void rejected(Request request) {
        if (JourneyProgress.ended(request)) {
            HistoryEntry last = request.history().get(request.history().size() - 1);
            send(
                    request,
                    "unmet",
                    texts.text("request.quote", last.reason().saved()),
                    texts.text("request.unmet.next"));
            return;
        }
        send(
                request,
                "rejected",
                reason(request, "rejected"),
                texts.text(kind(request) + ".rejected.next", body(request)),
                appeals.until(request)
                        .map(day -> texts.text("request.rejected.appeal", day))
                        .orElse(null));
    }

    private void withdrawn(Request request) {
        boolean unpaid = cases.current(request).kind() == Workflow.Kind.PAYMENT;
        LocalizedText next = texts.text(kind(request) + ".withdrawn.next", body(request));
        send(request, "withdrawn", unpaid ? texts.paragraphs(texts.text("request.withdrawn.fee"), next) : next);
    }

    /** Reminds whoever has the task, or stands in for that one, or could take it. */
    @Override
    public void overdue(Request request, Task task) {
        LocalizedText service = cases.service(request).name();
        LocalizedText text = texts.text(
                "task.overdue.text",
                cases.current(request).label(),
                request.reference(),
                service,
                task.dueOn().orElseThrow());
        for (long official : team.responsible(request, task)) {
            notices.send(new NoticeDraft(
                    String.join("/", "task", Long.toString(task.id()), "overdue", Long.toString(official)),
                    official,
                    request.bodyId(),
                    texts.text("task.overdue.subject", service),
                    texts.paragraphs(text, texts.text("task.overdue." + hold(task, official))),
                    "/office/cases/" + request.reference(),
                    null));
        }
    }

    private static String hold(Task task, long official) {
        if (task.claimedBy() == null) {
            return "free";
        }
        return task.claimedBy() == official ? "held" : "represented";
    }

    /** What the note says stays in the case. */
    @Override
    public void mentioned(Request request, CaseNote note) {
        LocalizedText service = cases.service(request).name();
        notices.send(new NoticeDraft(
                String.join("/", "note", Long.toString(note.id()), "mentioned"),
                note.mentioned(),
                request.bodyId(),
                texts.text("note.mentioned.subject", service),
                texts.text("note.mentioned.text", request.reference(), service),
                "/office/cases/" + request.reference(),
                null));
    }

    @Override
    public void standsIn(Leave leave) {
        leave(
                leave,
                "begins",
                texts.text("leave.stand-in.text", name(leave.officialId()), leave.firstDay(), leave.lastDay()));
    }

    @Override
    public void standsInNoMore(Leave leave) {
        leave(leave, "ends", texts.text("leave.ended.text", name(leave.officialId()), leave.firstDay()));
    }

    private void leave(Leave leave, String event, LocalizedText text) {
        notices.send(new NoticeDraft(
                String.join("/", "leave", Long.toString(leave.id()), event),
                leave.standInId(),
                leave.bodyId(),
                texts.text(
                        event.equals("begins") ? "leave.stand-in.subject" : "leave.ended.subject",
                        name(leave.officialId())),
                text,
                "/office/leave",
                null));
    }

    private LocalizedText name(long official) {
        return people.get(official).name();
    }

    /** @return what the officer chose and wrote, or the descriptor says where the system decided; null if nothing */
    private LocalizedText reason(Request request, String event) {
        HistoryEntry last = request.history().get(request.history().size() - 1);
        Reason reason = last.reason();
        return reason.given()
                ? texts.paragraphs(Stream.concat(
                                Stream.of(texts.text(kind(request) + "." + event + heading(request, last))),
                                Stream.of(reason.saved(), reason.words())
                                        .filter(Objects::nonNull)
                                        .map(said -> texts.text("request.quote", said)))
                        .toArray(LocalizedText[]::new))
                : null;
    }

    /** Who says it: an officer, or the platform, where the time has passed, others have not signed, or no appointment was booked. */
    private String heading(Request request, HistoryEntry last) {
        if (last.part() != HistoryEntry.Part.PLATFORM) {
            return ".reason";
        }
        return switch (cases.current(request).kind()) {
            case SIGNATURES -> ".reason-signatures";
            case APPOINTMENT -> ".reason-unbooked";
            case TASK, PAYMENT -> ".reason-overdue";
        };
    }

    /** @param more paragraphs behind the first; null for none */
    private void send(Request request, String event, LocalizedText... more) {
        Request about = request.isAppeal() ? appeals.refused(request) : request;
        LocalizedText service = (request.isComplaint() ? cases.about(request) : cases.service(about)).name();
        String texted = kind(request) + "." + event;
        LocalizedText first =
                texts.text(texted + ".text", service, request.reference(), body(request), about.reference());
        notices.send(new NoticeDraft(
                String.join(
                        "/",
                        "request",
                        request.reference().value(),
                        event,
                        Integer.toString(request.history().size())),
                request.applicantId(),
                request.bodyId(),
                texts.text(texted + ".subject", service),
                texts.paragraphs(Stream.concat(Stream.of(first), Stream.of(more).filter(each -> each != null))
                        .toArray(LocalizedText[]::new)),
                "/my/requests/" + request.reference(),
                null));
    }

    private LocalizedText body(Request request) {
        return bodies.get(request.bodyId()).name();
    }
}
