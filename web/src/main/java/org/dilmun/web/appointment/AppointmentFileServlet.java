package org.dilmun.web.appointment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.AppointmentKind;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.appointment.AppointmentQueries;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestQueries;

/** Hands the appointment of a case to its applicant's calendar, {@code /appointments/{language}/{reference}.ics}. */
@WebServlet("/appointments/*")
public class AppointmentFileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String ENDING = ".ics";

    @Inject
    transient RequestQueries requests;

    @Inject
    transient AppointmentQueries appointments;

    @Inject
    transient Cases cases;

    @Inject
    transient Places places;

    @Inject
    transient Country country;

    @Inject
    transient BusinessClock clock;

    static String address(Request request, Language language) {
        return "/appointments/" + language.tag() + "/" + request.reference() + ENDING;
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String[] parts =
                http.getPathInfo() == null ? new String[0] : http.getPathInfo().split("/", -1);
        Optional<Language> language = country.languages().stream()
                .filter(known -> parts.length == 3
                        && parts[2].endsWith(ENDING)
                        && known.tag().equals(parts[1]))
                .findFirst();
        if (language.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            String reference = parts[2].substring(0, parts[2].length() - ENDING.length());
            byte[] file = file(Reference.parse(reference), language.get()).getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/calendar; charset=UTF-8");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + reference + ENDING + "\"");
            response.setContentLength(file.length);
            response.getOutputStream().write(file);
        } catch (Problem problem) { // whose case it is stays unsaid: forbidden and absent look the same
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private String file(Reference reference, Language language) {
        Request request = requests.getOwn(reference);
        Appointment booked = appointments.booked(request).orElseThrow(() -> new NotFound("appointment", reference));
        Optional<Place> place = places.find(booked.place());
        return CalendarFile.event(
                reference.value(),
                clock.instant(),
                booked.startsAt(),
                booked.endsAt(),
                cases.service(request).name().in(language),
                place.map(known -> known.name().in(language) + "\n"
                                + known.address().in(language))
                        .orElse(""),
                places.kind(booked.kind())
                        .map(AppointmentKind::bring)
                        .map(bring -> bring.in(language))
                        .orElse(""));
    }
}
