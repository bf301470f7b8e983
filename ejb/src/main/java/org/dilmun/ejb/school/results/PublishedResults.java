package org.dilmun.ejb.school.results;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.SheetState;
import org.dilmun.domain.school.results.Sitting;
import org.dilmun.ejb.country.MovedClock;
import org.dilmun.ejb.persistence.DatabaseClock;

/**
 * The results that this node has in memory, and which of them are public now. A sheet is read as soon as it is approved, minutes or
 * days before it counts; what opens it is the clock of the database, which is never ahead of itself whatever the clock of this
 * machine says. As long as the database is not heard, nothing opens, and what is open stays so.
 */
@ApplicationScoped
public class PublishedResults {

    private static final System.Logger LOG = System.getLogger(PublishedResults.class.getName());

    @Inject
    SheetRows rows;

    @Inject
    ExamCatalogue catalogue;

    @Inject
    DatabaseClock databaseClock;

    /** A demonstration's business goes ahead of the database, too. */
    @Inject
    MovedClock moved;

    private volatile List<Edition> editions = List.of();

    /** The latest moment that this node knows to have come. */
    private volatile Instant reached = Instant.EPOCH;

    /**
     * A sheet as this node knows it.
     *
     * @param results null if it was taken back: then nothing of its sitting is shown
     */
    private record Edition(ResultSheet sheet, Sitting sitting, ResultSnapshot results) {

        boolean sameSitting(Edition other) {
            return sheet.examCode().equals(other.sheet.examCode())
                    && sitting.schoolYear() == other.sitting.schoolYear()
                    && sitting.round() == other.sitting.round();
        }

        PublishedResult shown(ResultSnapshot.Found found) {
            ExamKind exam = results.exam();
            return new PublishedResult(
                    exam.name(),
                    sitting.years(),
                    sitting.round(),
                    sheet.publishAt(),
                    found.candidate().seat(),
                    found.candidate().name(),
                    1 + found.corrections(),
                    found.hold(),
                    exam.judge(found.marks(), found.hold()));
        }
    }

    /** Looks whether anything has been approved, corrected or taken back, and takes it over. */
    public void follow() {
        if (catalogue.list().isEmpty()) {
            return;
        }
        Instant oldest =
                reached.equals(Instant.EPOCH) ? Instant.EPOCH : reached.minus(Duration.ofDays(catalogue.shownDays()));
        List<ResultSheet> sheets = rows.look(oldest);
        advance();
        if (!same(sheets)) {
            editions = take(sheets);
        }
    }

    /** Time does not go back. */
    private synchronized Instant advance() {
        databaseClock
                .instant()
                .map(now -> now.plus(moved.ahead()))
                .filter(now -> now.isAfter(reached))
                .ifPresent(now -> reached = now);
        return reached;
    }

    private boolean same(List<ResultSheet> sheets) {
        List<Edition> known = editions;
        return known.stream()
                .map(edition ->
                        List.of(edition.sheet().id(), (long) edition.sheet().version()))
                .toList()
                .equals(sheets.stream()
                        .map(sheet -> List.of(sheet.id(), (long) sheet.version()))
                        .toList());
    }

    private List<Edition> take(List<ResultSheet> sheets) {
        Map<Long, Edition> known = new HashMap<>();
        editions.forEach(edition -> known.put(edition.sheet().id(), edition));
        var taken = new ArrayList<Edition>();
        for (ResultSheet sheet : sheets) {
            Edition before = known.get(sheet.id());
            taken.add(
                    before != null && before.sheet().version() == sheet.version()
                            ? before
                            : new Edition(sheet, sheet.sitting(), results(sheet)));
        }
        return List.copyOf(taken);
    }

    private ResultSnapshot results(ResultSheet sheet) {
        if (sheet.state() != SheetState.APPROVED) {
            return null;
        }
        ResultSnapshot results = rows.snapshot(sheet);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} results of {1} are in memory, {2} KB, to be public at {3}",
                results.count(),
                sheet.reference(),
                results.memory() >> 10,
                sheet.publishAt());
        return results;
    }

    /** @return the latest edition of each sitting whose minute has come, unless it was taken back; the latest first */
    private Stream<Edition> open() {
        Instant now = advance();
        List<Edition> due =
                editions.stream().filter(edition -> edition.sheet().dueBy(now)).toList();
        return due.stream()
                .filter(edition -> due.stream()
                        .noneMatch(other -> other.sameSitting(edition)
                                && other.sheet().edition() > edition.sheet().edition()))
                .filter(edition -> edition.results() != null)
                .sorted(Comparator.comparing(
                                (Edition edition) -> edition.sheet().publishAt())
                        .reversed());
    }

    /**
     * What is public of a person. Who may read it the caller judges.
     *
     * @param personKey keyed hash of the personal number
     * @return the latest first
     */
    public List<PublishedResult> of(String personKey) {
        return open().flatMap(edition -> edition.results().find(personKey).map(edition::shown).stream())
                .toList();
    }

    /** @return the result of that person at that seat */
    public Optional<PublishedResult> find(String personKey, long seat) {
        return open().flatMap(edition -> edition
                        .results()
                        .find(personKey)
                        .filter(found -> found.candidate().seat() == seat)
                        .map(edition::shown)
                        .stream())
                .findFirst();
    }

    /** @return whether that person has that seat in a sheet whose minute has not come: then somebody is only early */
    boolean awaited(String personKey, long seat) {
        Instant now = advance();
        return editions.stream()
                .filter(edition -> edition.results() != null && !edition.sheet().dueBy(now))
                .flatMap(edition -> edition.results().find(personKey).stream())
                .anyMatch(found -> found.candidate().seat() == seat);
    }

    /** @return bytes that all results in memory take */
    public long memory() {
        return editions.stream()
                .filter(edition -> edition.results() != null)
                .mapToLong(edition -> edition.results().memory())
                .sum();
    }
}
