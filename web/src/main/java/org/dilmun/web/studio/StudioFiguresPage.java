package org.dilmun.web.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.analytics.Rating;
import org.dilmun.domain.analytics.RatingSummary;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.ejb.analytics.ServiceReport;
import org.dilmun.ejb.analytics.ServiceReport.PageUse;
import org.dilmun.ejb.analytics.ServiceReport.Rated;
import org.dilmun.ejb.analytics.ServiceReport.Rejection;
import org.dilmun.ejb.analytics.ServiceReport.Took;
import org.dilmun.ejb.analytics.ServiceReports;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.request.Submissions;
import org.dilmun.web.request.ApplySteps;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** How a service fares, for those who write and publish it. */
@Named
@RequestScoped
public class StudioFiguresPage {

    private static final int WHOLE = 100;

    @Inject
    ShownService shown;

    @Inject
    ChosenMonths months;

    @Inject
    ServiceReports reports;

    @Inject
    Submissions submissions;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private ServiceDescriptor service;
    private ServiceReport report;

    /** A page of the form; {@code share} of the openings after which somebody went on, in hundredths. */
    public record PageRow(String title, long opened, long passed, long share) {}

    /** Something counted; {@code bar} is its part of all, in hundredths. */
    public record CountRow(String label, String url, long number, long bar) {}

    /** How long a step took. */
    public record TimeRow(String step, long count, String half, String nineTenths) {}

    /** What people said on one occasion; {@code summary} is the average and of how many it is. */
    public record RatingRow(String title, String summary, List<CountRow> stars, List<String> comments) {}

    @PostConstruct
    void open() {
        report = reports.of(shown.code(), months.span());
        service = directory.get(shown.code()).descriptor();
    }

    /** Shows it to those who write or publish the service; a refusal is answered by the page for it. */
    public void load() {
        shown.get();
    }

    public String getName() {
        return service.name().in(lang.language());
    }

    public String getCode() {
        return service.code();
    }

    public String getBody() {
        return shown.get().body().name().in(lang.language());
    }

    public String getServiceUrl() {
        return shown.url();
    }

    public List<ChosenMonths.Choice> getMonths() {
        return months.choices();
    }

    public String getFrom() {
        return months.span().first().toString();
    }

    public String getTo() {
        return months.span().last().toString();
    }

    public ServiceReport getReport() {
        return report;
    }

    /** In the order of the form, and the review at its end; then pages that it no longer has. */
    public List<PageRow> getPages() {
        var order = new ArrayList<String>();
        if (service.form() != null) {
            service.form().pages().forEach(page -> order.add(page.id()));
        }
        order.add(ApplySteps.REVIEW);
        return report.pages().stream()
                .sorted(Comparator.comparing((PageUse page) ->
                        order.contains(page.page()) ? order.indexOf(page.page()) : order.size()))
                .map(page -> new PageRow(
                        title(page.page()), page.opened(), page.passed(), share(page.passed(), page.opened())))
                .toList();
    }

    private String title(String page) {
        if (page.equals(ApplySteps.REVIEW)) {
            return text("review.title.step");
        }
        return service.form() == null
                ? page
                : service.form()
                        .page(page)
                        .map(known -> known.title().in(lang.language()))
                        .orElse(page);
    }

    /** Pages that were opened before the first day may be left after it: never more than all. */
    private static long share(long part, long of) {
        return of == 0 ? 0 : Math.min(WHOLE, Math.round((double) part * WHOLE / of));
    }

    public List<CountRow> getReasons() {
        long all = report.reasons().stream().mapToLong(Rejection::requests).sum();
        return report.reasons().stream()
                .map(rejection -> new CountRow(
                        rejection.reason() == null
                                ? text("studio_figures.text.words")
                                : rejection.reason().in(lang.language()),
                        null,
                        rejection.requests(),
                        share(rejection.requests(), all)))
                .toList();
    }

    public List<TimeRow> getTimes() {
        return report.times().stream()
                .map(took -> new TimeRow(step(took), took.count(), days(took.half()), days(took.nineTenths())))
                .toList();
    }

    private String step(Took took) {
        if (took.step() == null) {
            return text("studio_figures.text.altogether");
        }
        return service.workflow() == null
                ? took.step()
                : service.workflow()
                        .step(took.step())
                        .map(Workflow.Step::label)
                        .map(label -> label.in(lang.language()))
                        .orElse(took.step());
    }

    private String days(int days) {
        return messages.text(lang.language(), "value.working-days", days);
    }

    public List<RatingRow> getRatings() {
        return report.ratings().stream().map(this::rating).toList();
    }

    private RatingRow rating(Rated rated) {
        String occasion = rated.occasion().name().toLowerCase(Locale.ROOT);
        return new RatingRow(
                text("rating.label." + occasion),
                messages.text(
                        lang.language(), "rating.text.published", rated.average().toPlainString(), Rating.BEST, rated.ratings()),
                IntStream.rangeClosed(Rating.WORST, Rating.BEST)
                        .map(stars -> Rating.WORST + Rating.BEST - stars)
                        .mapToObj(stars -> stars(rated, stars))
                        .toList(),
                rated.comments());
    }

    private CountRow stars(Rated rated, int stars) {
        long given = rated.byStars().getOrDefault(stars, 0L);
        return new CountRow(text("rating.grade." + stars), null, given, share(given, rated.ratings()));
    }

    /** Said where there are too few. */
    public String getTooFew() {
        return messages.text(lang.language(), "studio_figures.text.few", RatingSummary.ENOUGH);
    }

    /** Whether the caller may take the answers along. */
    public boolean isOffered() {
        return submissions.offered(shown.get().body());
    }

    private String text(String key) {
        return messages.text(lang.language(), key);
    }
}
