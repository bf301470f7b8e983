package org.dilmun.web.office;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.LeaveDaysWrong;
import org.dilmun.domain.request.StandInAway;
import org.dilmun.domain.request.StandInUnfit;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Leaves;
import org.dilmun.ejb.request.Team;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Where officials enter when they are away and who stands in: for themselves, and supervisors for everybody of the body. */
@Named
@RequestScoped
public class LeavePage {

    private static final String OFFICIAL = "official";
    private static final String STAND_IN = "standIn";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final Set<String> DONE = Set.of("entered", "ended");

    @Inject
    Leaves leaves;

    @Inject
    Team team;

    @Inject
    Bodies bodies;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<OfBody> of;
    private List<Row> rows;

    /** A body for whose cases the caller works, with those who do so too and the leaves that are not over. */
    private record OfBody(GovernmentBody body, List<Team.Colleague> colleagues, List<Leave> leaves) {}

    /** A leave; {@code key} is null for those who may not end it. */
    public record Row(
            String official, String standIn, String body, LocalDate first, LocalDate last, boolean today, String key) {}

    /** Somebody who can be chosen. */
    public record Option(String value, String label, boolean selected) {}

    /** One official of one body, as a form names them. */
    private record Chosen(String body, String official) {

        static Chosen of(String value) {
            String[] parts = value.split("\\.", 2);
            return new Chosen(parts[0], parts.length == 2 ? parts[1] : "");
        }
    }

    @PostConstruct
    void load() {
        of = caller.actor().bodiesWith(Permission.WORK_CASE).stream()
                .map(bodies::get)
                .filter(body -> !body.isEnded())
                .map(body -> new OfBody(body, team.colleagues(body.id()), leaves.list(body.id())))
                .filter(each -> !each.colleagues().isEmpty()) // of a body below, in which nobody works
                .sorted(Comparator.comparing(each -> each.body().code()))
                .toList();
    }

    public void enter() throws IOException {
        boolean missing = false;
        for (String field : List.of(OFFICIAL, STAND_IN)) {
            if (value(field).isEmpty()) {
                errors.add(field, "problem.required");
                missing = true;
            }
        }
        if (missing) {
            return;
        }
        Chosen official = Chosen.of(value(OFFICIAL));
        Chosen standIn = Chosen.of(value(STAND_IN));
        String colleague = standIn.body().equals(official.body()) ? standIn.official() : "";
        try {
            leaves.enter(official.body(), official.official(), colleague, day(FIRST), day(LAST));
            shownAgain("entered");
        } catch (Problem problem) {
            errors.add(field(problem), problem);
        }
    }

    /** Ends the leave whose button was pressed. */
    public void end() throws IOException {
        String[] key = value("end").split("/", 2);
        Chosen official = Chosen.of(key[0]);
        try {
            leaves.end(official.body(), official.official(), key.length == 2 ? parsed(key[1]) : null);
            shownAgain("ended");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private void shownAgain(String done) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url("/office/leave") + "?done=" + done);
    }

    private static String field(Problem problem) {
        if (problem instanceof LeaveDaysWrong) {
            return FIRST;
        }
        return problem instanceof StandInUnfit || problem instanceof StandInAway ? STAND_IN : OFFICIAL;
    }

    /** @return null for what is no day */
    private LocalDate day(String field) {
        return parsed(Digits.western(value(field).strip()));
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }

    /** The first to begin first: all of the body for its supervisors, and else those in which the caller is away or stands in. */
    public List<Row> getRows() {
        if (rows == null) {
            rows = rows();
        }
        return rows;
    }

    private List<Row> rows() {
        return of.stream()
                .flatMap(each -> {
                    List<Leave> told =
                            each.leaves().stream().filter(this::isTold).toList();
                    Map<Long, LocalizedText> names = people.names(told.stream()
                            .flatMap(leave -> Stream.of(leave.officialId(), leave.standInId()))
                            .collect(Collectors.toSet()));
                    return told.stream().map(leave -> row(each, leave, names));
                })
                .sorted(Comparator.comparing(Row::first))
                .toList();
    }

    private boolean isTold(Leave leave) {
        return leaves.mayEnterFor(leave.bodyId(), leave.officialId())
                || caller.actor().isPerson(leave.standInId());
    }

    private Row row(OfBody each, Leave leave, Map<Long, LocalizedText> names) {
        String key = each.colleagues().stream()
                .filter(colleague -> colleague.partyId() == leave.officialId()
                        && leaves.mayEnterFor(leave.bodyId(), leave.officialId()))
                .map(colleague -> value(each, colleague) + "/" + leave.firstDay())
                .findFirst()
                .orElse(null);
        return new Row(
                names.get(leave.officialId()).in(lang.language()),
                names.get(leave.standInId()).in(lang.language()),
                each.body().name().in(lang.language()),
                leave.firstDay(),
                leave.lastDay(),
                leave.isOn(country.day(clock.instant())),
                key);
    }

    /** Those for whom the caller may enter leave; the caller is chosen at first. */
    public List<Option> getOfficials() {
        return options(OFFICIAL, (body, colleague) -> leaves.mayEnterFor(body, colleague.partyId()));
    }

    /** All who could stand in for somebody. */
    public List<Option> getStandIns() {
        return options(STAND_IN, (body, colleague) -> true);
    }

    private List<Option> options(String field, BiPredicate<Long, Team.Colleague> offered) {
        return of.stream()
                .flatMap(each -> each.colleagues().stream()
                        .filter(colleague -> offered.test(each.body().id(), colleague))
                        .map(colleague -> option(field, each, colleague)))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    private Option option(String field, OfBody each, Team.Colleague colleague) {
        String value = value(each, colleague);
        String name = colleague.name().in(lang.language());
        String label = of.size() == 1
                ? name
                : messages.text(
                        lang.language(),
                        "office_leave.answer.official",
                        name,
                        each.body().name().in(lang.language()));
        boolean self = field.equals(OFFICIAL) && caller.actor().isPerson(colleague.partyId());
        return new Option(
                value, label, parameters.containsKey(field) ? value(field).equals(value) : self);
    }

    private static String value(OfBody each, Team.Colleague colleague) {
        return each.body().code() + "." + colleague.key();
    }

    public String getFirst() {
        return value(FIRST);
    }

    public String getLast() {
        return value(LAST);
    }

    /** What was done before the page was shown again; null if nothing was. */
    public String getDone() {
        return DONE.contains(value("done"))
                ? messages.text(lang.language(), "office_leave.info." + value("done"))
                : null;
    }
}
