package org.dilmun.web.office;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.analytics.Figure.Name;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.analytics.BodyReport;
import org.dilmun.ejb.analytics.BodyReports;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** The figures of a body, as its supervisors and auditors read them. */
@Named
@RequestScoped
public class FiguresPage {

    private static final int DAYS = 30;
    private static final int WHOLE = 100;

    /** Of the chart of days: each has so much room, which its column does not fill. */
    private static final int DAY_WIDTH = 10;

    @Inject
    BodyReports reports;

    @Inject
    Bodies bodies;

    @Inject
    Directory directory;

    @Inject
    Labels labels;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<GovernmentBody> choice;
    private GovernmentBody body;
    private BodyReport report;

    /** A body to choose. */
    public record Tab(String name, String url, boolean selected) {}

    /** Something counted; {@code url} is null if it leads nowhere, {@code bar} is its part of the largest, in hundredths. */
    public record Row(String label, String url, long number, long bar) {}

    /** A day of the chart; {@code x} is where its column begins, {@code y} what is above it and {@code height} its own. */
    public record Day(LocalDate date, long number, long x, long y, long height) {}

    /** What people said of a page; {@code share} of those who found it useful, in hundredths. */
    public record Opinion(String label, String url, long answers, long share) {}

    /** Reads the figures of the body that the address names; of the first that the caller answers for if it names none. */
    public void load() {
        choice = reports.bodies();
        String wanted = parameters.getOrDefault("body", "");
        body = wanted.isEmpty() ? choice.get(0) : bodies.get(wanted);
        report = reports.of(body.id()).orElse(null);
    }

    /** Empty if there is nothing to choose. */
    public List<Tab> getTabs() {
        return choice.size() == 1
                ? List.of()
                : choice.stream()
                        .map(each -> new Tab(
                                each.name().in(lang.language()),
                                lang.url("/office/figures") + "?body=" + each.code(),
                                each.id() == body.id()))
                        .toList();
    }

    public String getBody() {
        return body.name().in(lang.language());
    }

    /** Whether anything was computed yet. */
    public boolean isComputed() {
        return report != null;
    }

    public ZonedDateTime getAsOf() {
        return report.asOf().atZone(country.zone());
    }

    public ZonedDateTime getVisitedAsOf() {
        return report.visitedAsOf().atZone(country.zone());
    }

    public long getSubmitted() {
        return sum(report.by(Name.BY_CHANNEL));
    }

    public long getCompleted() {
        return report.number(Name.COMPLETED);
    }

    public long getRejected() {
        return report.number(Name.REJECTED);
    }

    /** Null if nothing was decided. */
    public String getDecisionDays() {
        return report.by(Name.DECISION_DAYS).isEmpty()
                ? null
                : messages.text(lang.language(), "value.working-days", report.number(Name.DECISION_DAYS));
    }

    public List<Row> getChannels() {
        return rows(report.by(Name.BY_CHANNEL), this::channel, code -> null);
    }

    /** Programs have no label among the ways that people choose from. */
    private String channel(String code) {
        LocalizedText label = labels.channel(code);
        return label == null ? text("office_figures.channel." + code) : label.in(lang.language());
    }

    /** The oldest first; empty if there was no request in all of them. */
    public List<Day> getDays() {
        Map<String, Long> counts = report.by(Name.BY_DAY);
        long most = most(counts);
        LocalDate first = country.day(report.asOf()).minusDays(DAYS - 1L);
        return counts.isEmpty()
                ? List.of()
                : first.datesUntil(first.plusDays(DAYS))
                        .map(date -> {
                            long number = counts.getOrDefault(date.toString(), 0L);
                            long height = part(number, most);
                            long x = DAY_WIDTH * ChronoUnit.DAYS.between(first, date);
                            return new Day(date, number, x, WHOLE - height, height);
                        })
                        .toList();
    }

    /** How many the highest column of the chart stands for. */
    public String getPeak() {
        return messages.text(lang.language(), "office_figures.text.peak", most(report.by(Name.BY_DAY)));
    }

    public List<Row> getVisits() {
        return rows(report.by(Name.VISITED), this::serviceName, code -> lang.url("/services/" + code));
    }

    public List<Row> getNotFound() {
        return rows(report.by(Name.NOT_FOUND), text -> text, text -> null);
    }

    /** Null if nobody searched. */
    public String getSearches() {
        long all = report.number(Name.SEARCHES);
        return all == 0
                ? null
                : messages.text(
                        lang.language(), "office_figures.text.searches", all, report.number(Name.SEARCHED_IN_VAIN));
    }

    /** The pages with most answers first. */
    public List<Opinion> getOpinions() {
        var paths = new TreeSet<>(report.by(Name.USEFUL).keySet());
        paths.addAll(report.by(Name.NOT_USEFUL).keySet());
        return paths.stream()
                .flatMap(path -> Page.ofKind(path).map(page -> opinion(path, page)).stream())
                .sorted(Comparator.comparing(Opinion::answers).reversed())
                .toList();
    }

    private Opinion opinion(String path, Page.Match page) {
        long useful = report.by(Name.USEFUL).getOrDefault(path, 0L);
        long answers = useful + report.by(Name.NOT_USEFUL).getOrDefault(path, 0L);
        String label = page.service().isEmpty() ? text(page.page().label()) : serviceName(page.service());
        String url =
                Page.at(path).isPresent() ? lang.url(path) : null; // a page of one person has no address for others
        return new Opinion(label, url, answers, part(useful, answers));
    }

    private List<Row> rows(Map<String, Long> counts, Function<String, String> label, Function<String, String> url) {
        long most = most(counts);
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(counted -> new Row(
                        label.apply(counted.getKey()),
                        url.apply(counted.getKey()),
                        counted.getValue(),
                        part(counted.getValue(), most)))
                .toList();
    }

    private String serviceName(String code) {
        return directory.list().stream()
                .filter(service -> service.code().equals(code))
                .findFirst()
                .map(service -> service.name(lang.getCode()))
                .orElse(code);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    private static long most(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).max().orElse(0);
    }

    private static long part(long number, long of) {
        return of == 0 ? 0 : Math.round((double) number * WHOLE / of);
    }

    private String text(String key) {
        return messages.text(lang.language(), key);
    }
}
