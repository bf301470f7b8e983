package org.dilmun.web.request;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.obligation.Obligations;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.JourneyQueries;
import org.dilmun.ejb.request.OldDrafts;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The signed-in person's own page. It speaks first: what is due and what waits for them. */
@Named
@RequestScoped
public class MyPage {

    private static final Map<Obligation.Kind, String> ICONS = Map.of(
            Obligation.Kind.PAY, "pay",
            Obligation.Kind.ANSWER, "inbox",
            Obligation.Kind.SIGN, "paper",
            Obligation.Kind.RENEW, "clock",
            Obligation.Kind.BOOK, "calendar",
            Obligation.Kind.ATTEND, "calendar");

    @Inject
    Obligations obligations;

    @Inject
    RequestQueries queries;

    @Inject
    JourneyQueries journeyQueries;

    @Inject
    JourneyStates journeyStates;

    @Inject
    OldDrafts oldDrafts;

    @Inject
    Cases cases;

    @Inject
    RequestStates states;

    @Inject
    ApplySteps way;

    @Inject
    People people;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private List<ObligationView> due;
    private List<Request> own;

    /** Names by party id, of those for whom the caller has applied. */
    private Map<Long, LocalizedText> subjects;

    /** By id, those that the caller's requests are parts of. */
    private Map<Long, Journey> journeys;

    /** Something due; {@code kind} is its colour, {@code amount} may be null, {@code until} too. */
    public record ObligationView(
            String kind,
            String icon,
            String title,
            String text,
            Until until,
            Money amount,
            String url,
            String action) {}

    /** The last day for something, and what it is called: whether it is past. */
    public record Until(String label, LocalDate day) {}

    /** An application that is being filled in. */
    public record DraftView(String service, String url, ZonedDateTime savedAt, LocalDate keptUntil) {}

    /** A case that has been submitted; {@code subject} is for whom, null for the caller. */
    public record CaseView(
            String service,
            String reference,
            String url,
            LocalDate submittedOn,
            String kind,
            String status,
            String subject) {}

    @PostConstruct
    void load() {
        due = obligations.listOwn().stream().map(this::view).toList();
        own = queries.listOwn();
        subjects = people.names(
                own.stream().flatMap(request -> request.subjectId().stream()).collect(Collectors.toSet()));
        journeys = journeyQueries.ofOwn(
                own.stream().map(Request::journeyId).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    /** @return the requests, and in the place of the parts of a journey the one of them that changed last */
    private Stream<Request> matters() {
        var seen = new HashSet<Long>();
        return own.stream().filter(request -> !request.isPart() || seen.add(request.journeyId()));
    }

    private ObligationView view(Obligation obligation) {
        String kind = obligation.kind().code();
        return new ObligationView(
                overdue(obligation) ? "bad" : "warn",
                ICONS.get(obligation.kind()),
                obligation.subject().in(lang.language()),
                messages.text(lang.language(), "obligation.text." + kind),
                until(obligation),
                obligation.amount(),
                lang.url(obligation.path()),
                messages.text(lang.language(), "obligation.action." + kind));
    }

    private boolean overdue(Obligation obligation) {
        return obligation.dueOn() != null && obligation.dueOn().isBefore(country.day(clock.instant()));
    }

    private Until until(Obligation obligation) {
        String key = overdue(obligation)
                ? "obligation.label.overdue"
                : obligation.kind() == Obligation.Kind.ATTEND ? "obligation.label.on" : "obligation.label.due";
        return obligation.dueOn() == null ? null : new Until(messages.text(lang.language(), key), obligation.dueOn());
    }

    public String getHeadline() {
        return due.isEmpty()
                ? messages.text(lang.language(), "my.text.nothing-due")
                : messages.text(lang.language(), "my.text.due", due.size());
    }

    public List<ObligationView> getObligations() {
        return due;
    }

    public List<DraftView> getDrafts() {
        return matters()
                .filter(request -> request.status() == RequestStatus.DRAFT)
                .map(request -> request.isPart()
                        ? draft(journeys.get(request.journeyId()))
                        : new DraftView(
                                service(request),
                                way.firstUrl(request),
                                request.changedAt().atZone(country.zone()),
                                oldDrafts.keptUntil(request)))
                .toList();
    }

    private DraftView draft(Journey journey) {
        return new DraftView(
                journey.descriptor().name().in(lang.language()),
                lang.url("/my/journeys/" + journey.reference()),
                journey.changedAt().atZone(country.zone()),
                oldDrafts.keptUntil(journey));
    }

    public List<CaseView> getRequests() {
        return matters()
                .filter(request -> request.status() != RequestStatus.DRAFT)
                .map(request -> request.isPart() ? whole(journeys.get(request.journeyId())) : view(request))
                .toList();
    }

    private CaseView view(Request request) {
        return new CaseView(
                service(request),
                request.reference().value(),
                lang.url("/my/requests/" + request.reference()),
                country.day(request.submittedAt()),
                states.kind(request),
                states.label(request),
                request.subjectId()
                        .map(subjects::get)
                        .map(name -> name.in(lang.language()))
                        .orElse(null));
    }

    /** A journey stands in the list once, for all its parts. */
    private CaseView whole(Journey journey) {
        JourneyStates.State state = journeyStates.of(own.stream()
                .filter(request -> Objects.equals(request.journeyId(), journey.id()))
                .toList());
        return new CaseView(
                journey.descriptor().name().in(lang.language()),
                journey.reference().value(),
                lang.url("/my/journeys/" + journey.reference()),
                country.day(journey.submittedAt()),
                journeyStates.kind(state),
                journeyStates.label(state),
                null);
    }

    private String service(Request request) {
        return cases.service(request).name().in(lang.language());
    }
}
