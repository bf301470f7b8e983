package org.dilmun.web.appointment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.appointment.AppointmentQueries;
import org.dilmun.ejb.appointment.Appointments;
import org.dilmun.ejb.appointment.SlotGone;
import org.dilmun.ejb.appointment.Slots;
import org.dilmun.ejb.identity.Idempotency;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.RequestQueries;

/** The appointment that a case waits for, for the counters of its body. */
@Path("requests/{reference}/appointment")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AppointmentResource {

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String MOMENT = DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z";

    @Inject
    Appointments appointments;

    @Inject
    AppointmentQueries booked;

    @Inject
    BookingDeadlines bookings;

    @Inject
    Slots slots;

    @Inject
    Places places;

    @Inject
    RequestQueries requests;

    @Inject
    Idempotency idempotency;

    /**
     * A time that is taken for a case.
     *
     * @param kind code of what its applicant comes for
     */
    public record AppointmentView(String reference, String place, String kind, String from, String to) {

        static AppointmentView of(Reference reference, Appointment appointment) {
            return new AppointmentView(
                    reference.value(),
                    appointment.place(),
                    appointment.kind(),
                    appointment.startsAt().toString(),
                    appointment.endsAt().toString());
        }
    }

    /**
     * What can be booked for a case.
     *
     * @param booked left out: nothing yet
     * @param bookBy last day to book it; left out: none is set, or it is booked
     * @param places codes of those that are offered
     * @param place whose days these are; left out if none is offered
     * @param days on which it is open, full ones too
     * @param day whose times these are; left out if it is none of them
     * @param times that begin on it, full ones too
     */
    public record OfferView(
            String reference,
            String kind,
            AppointmentView booked,
            @JsonProperty("book_by") String bookBy,
            List<String> places,
            String place,
            List<DayLine> days,
            String day,
            List<TimeLine> times) {}

    /** A day, and how many can still come on it. */
    public record DayLine(String day, int free) {}

    /** A time, and how many can still come at it. */
    public record TimeLine(String from, String to, int free) {}

    /**
     * A time that the applicant has chosen.
     *
     * @param from when it begins, in UTC
     * @param insteadOf when the appointment begins that is booked; null: none is
     */
    public record Booking(
            @NotNull String place,
            @NotNull @Pattern(regexp = MOMENT) String from,
            @JsonProperty("instead_of") @Pattern(regexp = MOMENT) String insteadOf) {}

    @GET
    public OfferView get(
            @PathParam("reference") String typed,
            @QueryParam("place") String place,
            @QueryParam("day") @Pattern(regexp = DAY) String day) {
        Request request = requests.getOfBody(Reference.parse(typed));
        Visit visit = appointments.awaited(request);
        List<Place> offered = places.where(visit.kind()).stream()
                .filter(known -> visit.offers(known.code()))
                .toList();
        Optional<Place> shown = offered.stream()
                .filter(known -> place == null || known.code().equals(place))
                .findFirst();
        if (place != null && shown.isEmpty()) {
            throw new NotFound("place", place);
        }
        List<Slots.OpenDay> days = all(shown, known -> slots.days(known, visit.kind()));
        Optional<LocalDate> wished = day(days, day);
        List<Slots.OpenSlot> times = all(shown, known -> all(wished, each -> slots.of(known, visit.kind(), each)));
        return new OfferView(
                request.reference().value(),
                visit.kind(),
                booked.booked(request)
                        .map(taken -> AppointmentView.of(request.reference(), taken))
                        .orElse(null),
                bookings.dueOn(request).map(LocalDate::toString).orElse(null),
                offered.stream().map(Place::code).toList(),
                shown.map(Place::code).orElse(null),
                days.stream()
                        .map(open -> new DayLine(open.day().toString(), open.free()))
                        .toList(),
                wished.map(LocalDate::toString).orElse(null),
                times.stream()
                        .map(open -> new TimeLine(
                                open.slot().from().toString(), open.slot().to().toString(), open.free()))
                        .toList());
    }

    private static <A, B> List<B> all(Optional<A> from, Function<A, List<B>> each) {
        return from.map(each).orElse(List.of());
    }

    /** @return the day that is asked for; the first on which somebody can come, if none is */
    private static Optional<LocalDate> day(List<Slots.OpenDay> days, String asked) {
        Stream<Slots.OpenDay> fitting = days.stream()
                .filter(open ->
                        asked == null ? open.free() > 0 : open.day().toString().equals(asked));
        return fitting.map(Slots.OpenDay::day).findFirst();
    }

    @POST
    public AppointmentView book(
            @PathParam("reference") String typed,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Booking booking) {
        Reference reference = Reference.parse(typed);
        Instant from = instant(booking.from());
        Instant insteadOf = booking.insteadOf() == null ? null : instant(booking.insteadOf());
        List<String> input = Stream.<Object>of("POST appointment", reference.value(), booking.place(), from, insteadOf)
                .map(String::valueOf)
                .toList();
        return idempotency.once(
                key,
                input,
                AppointmentView.class,
                () -> AppointmentView.of(reference, appointments.book(reference, booking.place(), from, insteadOf)));
    }

    /** @throws SlotGone for what has the form of a time and is none */
    private static Instant instant(String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeException noTime) {
            throw new SlotGone();
        }
    }
}
