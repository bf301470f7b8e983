package org.dilmun.web.office;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.analytics.AgeBand;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.analytics.TaskAges;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.Outliers;
import org.dilmun.ejb.request.Outliers.Outlier;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** How long the tasks of each body have been lying in which the caller gives tasks to others, and which of them stand out. */
@Named
@RequestScoped
public class AgeingPage {

    private static final int MOST = 10;

    @Inject
    TaskAges ages;

    @Inject
    Outliers outliers;

    @Inject
    Bodies bodies;

    @Inject
    TaskServices services;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private List<BodyAges> shown;

    /** Of one body; {@code asOf} is null until it was counted. */
    public record BodyAges(String name, ZonedDateTime asOf, List<Line> lines, List<LongTask> outliers) {}

    /** The tasks of a service; {@code url} is the inbox narrowed to it. */
    public record Line(String service, String url, List<Count> counts, long all, long late) {}

    /** How many have been lying for so long. */
    public record Count(String band, long tasks) {}

    /** A task that stands out; {@code holder} is null if nobody has it. */
    public record LongTask(
            String url, String service, String reference, String step, String days, String usual, String holder) {}

    @PostConstruct
    void load() {
        shown = caller.actor().bodiesWith(Permission.REASSIGN_TASK).stream()
                .filter(body -> !bodies.get(body).isEnded())
                .map(this::body)
                .sorted(Comparator.comparing(BodyAges::name))
                .toList();
    }

    private BodyAges body(long body) {
        Optional<TaskAges.Report> report = ages.of(body);
        List<Outlier> found = outliers.list(body, MOST);
        Map<Long, LocalizedText> holders =
                services.holders(found.stream().map(Outlier::task).toList());
        return new BodyAges(
                bodies.get(body).name().in(lang.language()),
                report.map(counted -> counted.asOf().atZone(country.zone())).orElse(null),
                report.map(TaskAges.Report::lines).orElse(List.of()).stream()
                        .map(this::line)
                        .sorted(Comparator.comparing(Line::late)
                                .thenComparing(Line::all)
                                .reversed())
                        .toList(),
                found.stream().map(outlier -> longTask(outlier, holders)).toList());
    }

    private Line line(TaskAges.Line counted) {
        return new Line(
                services.service(counted.serviceCode()),
                lang.url("/office") + "?service=" + counted.serviceCode(),
                Stream.of(AgeBand.values())
                        .map(band -> new Count(band(band), counted.tasks().getOrDefault(band, 0L)))
                        .toList(),
                counted.all(),
                counted.late());
    }

    private LongTask longTask(Outlier outlier, Map<Long, LocalizedText> holders) {
        TaskRow task = outlier.task();
        LocalizedText holder = task.claimedBy() == null ? null : holders.get(task.claimedBy());
        return new LongTask(
                lang.url("/office/cases/" + task.reference()),
                services.service(task),
                task.reference().value(),
                services.step(task),
                days(outlier.days()),
                days(outlier.usual()),
                holder == null ? null : holder.in(lang.language()));
    }

    private String days(int days) {
        return messages.text(lang.language(), "value.working-days", days);
    }

    private String band(AgeBand band) {
        return messages.text(
                lang.language(),
                "office_ageing.band." + band.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public List<BodyAges> getBodies() {
        return shown;
    }

    /** The heads of the columns. */
    public List<String> getBands() {
        return Stream.of(AgeBand.values()).map(this::band).toList();
    }
}
