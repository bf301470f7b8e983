package org.dilmun.web.school.results;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.school.results.CourseMark;
import org.dilmun.domain.school.results.CourseOutcome;
import org.dilmun.domain.school.results.Outcome;
import org.dilmun.domain.school.results.ResultStatus;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.school.results.PublishedResult;
import org.dilmun.web.school.results.ShownResult.ShownCourse;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Says results in the language of the page. */
@RequestScoped
public class ResultTexts {

    private static final String NOTHING = "–";

    @Inject
    Messages messages;

    @Inject
    Country country;

    @Inject
    Lang lang;

    ShownResult shown(PublishedResult result) {
        Outcome outcome = result.outcome();
        String status = outcome.status().code();
        return new ShownResult(
                result.exam().in(lang.language()),
                sitting(result.years(), result.round()),
                result.name(),
                Long.toString(result.seat()),
                kind(outcome.status()),
                text("results.status." + status),
                text("results.text." + status),
                outcome.average() == null ? null : outcome.average() + "%",
                outcome.band() == null ? null : outcome.band().name().in(lang.language()),
                outcome.honours(),
                outcome.creditsEarned(),
                result.version() > 1,
                result.publishedAt().atZone(country.zone()),
                outcome.courses().stream().map(this::shown).toList());
    }

    String sitting(String years, int round) {
        return text("results.text.sitting", years, text("results.round." + round));
    }

    private static String kind(ResultStatus status) {
        return switch (status) {
            case PASS -> "ok";
            case SECOND_SITTING, INCOMPLETE, WITHHELD -> "warn";
            case REPEAT, ABSENT -> "bad";
        };
    }

    private ShownCourse shown(CourseOutcome course) {
        CourseMark mark = course.mark();
        return new ShownCourse(
                course.course().name().in(lang.language()),
                course.course().credits(),
                mark.internal() == null ? NOTHING : mark.internal().toString(),
                mark.absent() ? text("results.text.absent-once") : Integer.toString(mark.finalExam()),
                mark.mark(),
                word(course),
                course.passed() ? "ok" : "bad");
    }

    private String word(CourseOutcome course) {
        if (!course.passed()) {
            return text("results.text.failed");
        }
        return course.band() == null
                ? text("results.text.passed")
                : course.band().name().in(lang.language());
    }

    private String text(String key, Object... arguments) {
        return messages.text(lang.language(), key, arguments);
    }
}
