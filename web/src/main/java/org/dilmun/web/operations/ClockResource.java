package org.dilmun.web.operations;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.demo.DemoClock;
import org.dilmun.ejb.identity.Idempotency;

/** The clock of a demonstration, for whoever tries deadlines by a script. In production there is none. */
@Path("demo/clock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClockResource {

    @Inject
    DemoClock demoClock;

    @Inject
    RealClock realClock;

    @Inject
    Idempotency idempotency;

    /** How far to move it; what is left out is 0. */
    public record Move(long days, long hours) {}

    /**
     * Where it stands.
     *
     * @param now of the business, ISO 8601 in UTC
     * @param ahead of the real clock, as an ISO 8601 duration
     */
    public record ClockView(String now, String ahead) {}

    @POST
    public ClockView move(@HeaderParam("Idempotency-Key") String key, @NotNull Move move) {
        return idempotency.once(key, move, ClockView.class, () -> view(demoClock.move(move.days(), move.hours())));
    }

    private ClockView view(Duration ahead) {
        return new ClockView(
                realClock.instant().plus(ahead).truncatedTo(ChronoUnit.SECONDS).toString(), ahead.toString());
    }
}
