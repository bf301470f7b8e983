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

import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.appointment.Appointments;
import org.dilmun.ejb.appointment.Slots;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** Where an applicant takes the appointment that their case waits for, moves it or gives it back: place, day, time. */
@Named
@RequestScoped
public class AppointmentPage {

    @Inject
    Appointments appointments;

    @Inject
    AppointmentCards cards;

    @Inject
    Slots slots;

    @Inject
    Places places;

    @Inject
    RequestQueries queries;

    @Inject
    Cases cases;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private Request request;
    private AppointmentCard card;
    private List<Place> offered = List.of();
    private Place place;
    private LocalDate day;
    private List<Slots.OpenDay> days = List.of();

    /** A place that is offered. */
    public record PlaceView(String name, String address, String url, boolean chosen) {}

    /** A day, and how many can still come on it; {@code url} is null if nobody can. */
    public record DayView(LocalDate day, int free, String url, boolean chosen) {}

    /** A time; {@code value} is what the form sends. */
    public record TimeView(String value, String time, int free) {}

    @PostConstruct
    void open() {
        request = queries.getOwn(Reference.parse(parameters.get("reference")));
        card = cards.of(request);
        if (card == null) {
            return;
        }
        Visit visit = appointments.awaited(request);
        offered = places.where(visit.kind()).stream()
                .filter(known -> visit.offers(known.code()))
                .toList();
        String wished = parameters.get("place");
        place = offered.stream()
                .filter(known -> offered.size() == 1 || known.code().equals(wished))
                .findFirst()
                .orElse(null);
        days = place == null ? List.of() : slots.days(place, visit.kind());
        day = days.stream()
                .map(Slots.OpenDay::day)
                .filter(known -> known.toString().equals(parameters.get("day")))
                .findFirst()
                .orElse(null);
    }

    /** A case that waits for none is shown as it is. */
    public void load() throws IOException {
        if (card == null) {
            redirect(getBackUrl());
        }
    }

    /** Takes the time that was chosen. */
    public void book() throws IOException {
        Instant from = instant(parameters.get("slot"));
        if (place == null || from == null) {
            errors.add("times", "appointment.problem.time-missing");
            return;
        }
        try {
            appointments.book(request.reference(), place.code(), from, instant(parameters.get("shown")));
            redirect(getBackUrl());
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** Gives the appointment back. */
    public void cancel() throws IOException {
        try {
            appointments.cancel(request.reference(), instant(parameters.get("shown")));
            redirect(getBackUrl());
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** @return null for what is no time */
    private static Instant instant(String sent) {
        try {
            return sent == null ? null : Instant.parse(sent);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static void redirect(String url) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url);
    }

    public String getReference() {
        return request.reference().value();
    }

    public String getBackUrl() {
        return lang.url("/my/requests/" + request.reference());
    }

    public String getService() {
        return cases.service(request).name().in(lang.language());
    }

    public AppointmentCard getCard() {
        return card;
    }

    /** What the page showed as booked, for its form; empty: nothing. */
    public String getShown() {
        return card == null || card.booked() == null ? "" : card.booked().shown();
    }

    public List<PlaceView> getPlaces() {
        return offered.stream()
                .map(known -> new PlaceView(
                        known.name().in(lang.language()),
                        known.address().in(lang.language()),
                        url(known, null),
                        known.equals(place)))
                .toList();
    }

    /** Code of the place that is chosen; null: none yet. */
    public String getPlace() {
        return place == null ? null : place.code();
    }

    /** Name of the place that is chosen; null: none yet. */
    public String getPlaceName() {
        return place == null ? null : place.name().in(lang.language());
    }

    /** The days of the place that is chosen. */
    public List<DayView> getDays() {
        return days.stream()
                .map(open -> new DayView(
                        open.day(),
                        open.free(),
                        open.free() == 0 ? null : url(place, open.day()),
                        open.day().equals(day)))
                .toList();
    }

    /** The day that is chosen; null: none yet. */
    public LocalDate getDay() {
        return day;
    }

    /** The times of that day at which somebody can still come. */
    public List<TimeView> getTimes() {
        if (day == null) {
            return List.of();
        }
        return slots.of(place, appointments.awaited(request).kind(), day).stream()
                .filter(open -> open.free() > 0)
                .map(open -> new TimeView(
                        open.slot().from().toString(), cards.time(open.slot().from()), open.free()))
                .toList();
    }

    private String url(Place where, LocalDate when) {
        String address = cards.address(request) + "?place=" + where.code();
        return when == null ? address + "#days" : address + "&day=" + when + "#times";
    }
}
