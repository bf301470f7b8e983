package org.dilmun.web.school.results;

import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.school.results.Band;
import org.dilmun.domain.school.results.CourseOutcome;
import org.dilmun.domain.school.results.Outcome;
import org.dilmun.ejb.school.results.PublishedResult;
import org.dilmun.ejb.school.results.ResultLookup;
import org.dilmun.web.api.OpenToAnyone;
import org.dilmun.web.site.CallerAddress;

/**
 * Results for apps of pupils: without a token, for whoever knows personal number and seat. What is found costs an address nothing,
 * since on the day of the results a network has one; what is missed is limited where it is looked up.
 * One for all calls: a thousand come in a second.
 */
@ApplicationScoped
@OpenToAnyone(limited = false)
@Path("exam-results")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ResultResource {

    @Inject
    ResultLookup lookup;

    @Inject
    CallerAddress address;

    @Inject
    HttpServletRequest servletRequest;

    /** Whose result it is. */
    public record Wanted(
            @NotNull @JsonProperty("personal_number") String personalNumber,
            @NotNull @JsonProperty("seat_number") String seatNumber) {}

    /**
     * A result.
     *
     * @param schoolYear {@code 2025/2026}
     * @param average per cent, as it is printed; left out unless the result counts
     * @param band left out unless all courses are passed
     * @param version 1, and one more with each correction
     */
    public record ResultView(
            LocalizedText exam,
            @JsonProperty("school_year") String schoolYear,
            int round,
            String name,
            @JsonProperty("seat_number") String seatNumber,
            String status,
            String average,
            String band,
            boolean honours,
            @JsonProperty("credits_earned") int creditsEarned,
            int version,
            @JsonProperty("published_at") String publishedAt,
            List<CourseView> courses) {

        static ResultView of(PublishedResult result) {
            Outcome outcome = result.outcome();
            return new ResultView(
                    result.exam(),
                    result.years(),
                    result.round(),
                    result.name(),
                    Long.toString(result.seat()),
                    outcome.status().code(),
                    outcome.average() == null ? null : outcome.average().toPlainString(),
                    codeOf(outcome.band()),
                    outcome.honours(),
                    outcome.creditsEarned(),
                    result.version(),
                    result.publishedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
                    outcome.courses().stream().map(CourseView::of).toList());
        }
    }

    /**
     * A course of it.
     *
     * @param internal left out for who studies at home
     */
    public record CourseView(
            String code,
            LocalizedText name,
            int credits,
            Integer internal,
            @JsonProperty("final_exam") int finalExam,
            boolean absent,
            int mark,
            boolean passed,
            String band) {

        static CourseView of(CourseOutcome course) {
            return new CourseView(
                    course.course().code(),
                    course.course().name(),
                    course.course().credits(),
                    course.mark().internal(),
                    course.mark().finalExam(),
                    course.mark().absent(),
                    course.mark().mark(),
                    course.passed(),
                    codeOf(course.band()));
        }
    }

    private static String codeOf(Band band) {
        return band == null ? null : band.code();
    }

    @POST
    public Response find(@NotNull @Valid Wanted wanted) {
        PublishedResult found = lookup.find(wanted.personalNumber(), wanted.seatNumber(), address.of(servletRequest));
        return Response.ok(ResultView.of(found))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
