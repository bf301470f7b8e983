package org.dilmun.web.appointment;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.appointment.AppointmentState;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.appointment.AppointmentQueries;
import org.dilmun.ejb.appointment.Desk;
import org.dilmun.ejb.appointment.Guest;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Who comes to a place on a day: the list that lies at its counter. */
@Named
@RequestScoped
public class DayListPage {

    @Inject
    AppointmentQueries queries;

    @Inject
    Desk desk;

    @Inject
    AppointmentCards cards;

    @Inject
    Descriptors descriptors;

    @Inject
    Bodies bodies;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Caller caller;

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

    private List<Place> places;
    private Place place;
    private LocalDate day;
    private List<Row> rows = List.of();
    private String walkIn;

    /** A place whose list the caller may see. */
    public record PlaceLink(String name, String url, boolean chosen) {}

    /**
     * Somebody who is expected.
     *
     * @param url of the case; null if the caller does not see it
     * @param mark what the buttons send; null if nothing is to be marked by the caller
     * @param missable whether their time has come
     */
    public record Row(
            String time,
            String name,
            String service,
            String kind,
            String reference,
            String url,
            String stateKind,
            String state,
            String mark,
            boolean missable) {}

    @PostConstruct
    void open() {
        places = queries.places();
        place = places.stream()
                .filter(known -> known.code().equals(parameters.get("place")))
                .findFirst()
                .orElse(places.isEmpty() ? null : places.get(0));
        day = day(parameters.get("day"));
        rows = place == null
                ? List.of()
                : queries.guests(place.code(), day).stream().map(this::row).toList();
    }

    /** @return today for what is no day */
    private LocalDate day(String asked) {
        try {
            return LocalDate.parse(asked == null ? "" : asked);
        } catch (DateTimeException malformed) {
            return today();
        }
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }

    private Row row(Guest guest) {
        Actor actor = caller.actor();
        boolean expected = guest.state() == AppointmentState.BOOKED && !day.isAfter(today());
        boolean markable = expected
                && actor.may(Permission.WORK_CASE, bodies.get(place.body()).id());
        return new Row(
                cards.time(guest.startsAt()),
                guest.name().in(lang.language()),
                descriptors.get(guest.versionId()).name().in(lang.language()),
                cards.name(guest.kind()),
                guest.reference().value(),
                actor.may(Permission.SEE_CASE, guest.body()) ? lang.url("/office/cases/" + guest.reference()) : null,
                stateKind(guest.state()),
                messages.text(
                        lang.language(),
                        "office_appointments.state." + guest.state().code()),
                markable ? guest.reference() + "_" + guest.startsAt() : null,
                !clock.instant().isBefore(guest.startsAt()));
    }

    private static String stateKind(AppointmentState state) {
        return switch (state) {
            case BOOKED -> "info";
            case KEPT -> "ok";
            case MISSED -> "bad";
            case CANCELLED -> "warn";
        };
    }

    /** Notes that the person whose button was pressed has come. */
    public void keep() throws IOException {
        mark(parameters.get("keep"), desk::keep);
    }

    /** Notes that the person whose button was pressed has not come. */
    public void miss() throws IOException {
        mark(parameters.get("miss"), desk::miss);
    }

    /** What an officer notes of an appointment, by its case and when it begins. */
    private interface Mark {

        void of(Reference reference, Instant shown);
    }

    private void mark(String pressed, Mark mark) throws IOException {
        String[] parts = pressed.split("_", 2);
        try {
            mark.of(Reference.parse(parts[0]), Instant.parse(parts.length == 2 ? parts[1] : ""));
            redirect();
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        } catch (DateTimeException malformed) {
            errors.add(null, "problem.appointment-changed");
        }
    }

    /** Takes in somebody who came without an appointment. */
    public void takeIn() throws IOException {
        try {
            desk.walkIn(Reference.parse(TypedText.line(walkIn == null ? "" : walkIn)), place.code());
            redirect();
        } catch (Problem problem) {
            errors.add("walkIn", problem);
            open();
        }
    }

    private void redirect() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url(place, day));
    }

    private String url(Place where, LocalDate when) {
        return lang.url("/office/appointments?place=" + where.code() + "&day=" + when);
    }

    public List<PlaceLink> getPlaces() {
        return places.stream()
                .map(known -> new PlaceLink(known.name().in(lang.language()), url(known, day), known.equals(place)))
                .toList();
    }

    /** Code of the place whose list is shown; null: there is none. */
    public String getPlace() {
        return place == null ? null : place.code();
    }

    public String getPlaceName() {
        return place.name().in(lang.language());
    }

    public LocalDate getDay() {
        return day;
    }

    public String getBeforeUrl() {
        return url(place, day.minusDays(1));
    }

    public String getAfterUrl() {
        return url(place, day.plusDays(1));
    }

    public String getTodayUrl() {
        return url(place, today());
    }

    public List<Row> getRows() {
        return rows;
    }

    /** Whether somebody can be taken in now: by who does the work of the place, on the list of today. */
    public boolean isReceiving() {
        return day.equals(today())
                && caller.actor()
                        .may(Permission.WORK_CASE, bodies.get(place.body()).id());
    }

    public String getWalkIn() {
        return walkIn;
    }

    public void setWalkIn(String walkIn) {
        this.walkIn = walkIn;
    }
}
