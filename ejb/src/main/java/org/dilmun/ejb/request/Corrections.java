package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.NotCorrectable;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.directory.CorrectionTerms;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * Corrections of completed cases. A correction is filled in, submitted and decided as any case is; approved, it adds a state to
 * the record and overwrites none. Of one case one correction is under way at a time.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Corrections {

    private static final Set<RequestStatus> UNDER_WAY = Set.of(RequestStatus.OPEN, RequestStatus.RETURNED);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    References references;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Cases cases;

    @Inject
    CorrectionTerms terms;

    @Inject
    CorrectableFields correctable;

    @Inject
    CompletedRecords records;

    @Inject
    Expressions expressions;

    @Inject
    FormValidator validator;

    @Inject
    Handlers handlers;

    /**
     * What a case has to do with corrections.
     *
     * @param corrected the case whose record it corrects, with its history; null if it is no correction
     * @param corrections that were submitted of it, with their histories, the oldest first
     * @param until the last day on which a correction of it can be submitted; null if none can
     */
    public record Standing(Request corrected, List<Request> corrections, LocalDate until) {}

    /** What a correction changes: the answer before, and the one that it puts in its place; each null for no answer. */
    public record Change(Field field, String before, String after) {}

    /** Whoever asks may see the case. */
    public Standing of(Request request) {
        if (request.isCorrection()) {
            return new Standing(corrected(request), List.of(), null);
        }
        if (request.status() != RequestStatus.COMPLETED) {
            return new Standing(null, List.of(), null);
        }
        List<Request> submitted = of(request.id()).stream()
                .filter(correction -> correction.status() != RequestStatus.DRAFT)
                .toList();
        LocalDate until = lastDay(request)
                .filter(day -> !country.day(clock.instant()).isAfter(day))
                .orElse(null);
        return new Standing(null, submitted, until);
    }

    /**
     * Begins a correction of the caller's completed case, or goes on with the one that is begun already.
     *
     * @return a draft with what is recorded, which is filled in and submitted as others are
     * @throws NotCorrectable if none is taken
     * @throws CorrectionTooLate if the time is over
     */
    public Request begin(Reference reference) {
        Request completed = cases.lock(reference);
        access.requireSelf(completed.applicantId(), reference.value());
        requireTaken(completed);
        return of(completed.id()).stream()
                .filter(correction -> correction.status() == RequestStatus.DRAFT)
                .findFirst()
                .orElseGet(() -> open(completed));
    }

    private Request open(Request completed) {
        Instant now = clock.instant();
        List<Field> open = correctable.of(completed);
        String prefix = terms.of(cases.service(completed), open).workflow().prefix();
        var reference = references.next(prefix);
        Request correction = Request.correction(ids.next(), reference, completed, now);
        correction.answer(shown(open, records.now(completed)), now);
        em.persist(correction);
        return correction;
    }

    private static Map<String, String> shown(List<Field> open, Map<String, String> recorded) {
        var shown = new TreeMap<>(recorded);
        shown.keySet().retainAll(open.stream().map(Field::id).collect(Collectors.toSet()));
        return shown;
    }

    /**
     * Notes the submission of a correction, and judges whether it is taken now; the corrected case is locked, so that of two at
     * once one is.
     *
     * @throws NotCorrectable if none is taken
     * @throws CorrectionTooLate if the time is over
     */
    public void submit(Request correction) {
        Request completed = cases.lock(correction.correctionOf());
        requireTaken(completed);
        audit.record(
                "request.ask-correction",
                completed.reference().value(),
                Map.of("correction", correction.reference().value()));
    }

    private void requireTaken(Request completed) {
        LocalDate last = lastDay(completed).orElseThrow(() -> new NotCorrectable(completed.reference()));
        if (country.day(clock.instant()).isAfter(last)) {
            throw new CorrectionTooLate(last);
        }
    }

    private Optional<LocalDate> lastDay(Request request) {
        boolean open = request.status() == RequestStatus.COMPLETED
                && request.isApplication()
                && of(request.id()).stream().noneMatch(correction -> UNDER_WAY.contains(correction.status()))
                && !correctable.of(request).isEmpty();
        return open
                ? terms.rule(cases.service(request)).map(rule -> rule.lastDay(country.day(request.closedAt())))
                : Optional.empty();
    }

    /**
     * Judges what the record would say after that correction, by the form of the service and as on the day of its submission.
     *
     * @return all of it, by field id
     * @throws AnswersRefused if what is put right is wrong in itself
     * @throws CorrectionNeedsMore if other answers would have to change with it
     * @throws NothingCorrected if it says what is recorded
     * @throws FeeFixed if the case would have cost something else
     * @throws ProviderFixed if it would have gone to another body
     */
    public Map<String, String> requireFitting(Request correction) {
        Request completed = corrected(correction);
        List<Field> open = correctable.of(completed);
        Map<String, String> recorded = records.now(completed);
        var corrected = new TreeMap<>(recorded);
        open.forEach(field -> corrected.remove(field.id()));
        corrected.putAll(shown(open, correction.answers()));
        if (corrected.equals(recorded)) {
            throw new NothingCorrected();
        }
        Map<String, String> accepted = accepted(completed, open, corrected);
        if (cases.changesFee(completed, accepted)) {
            throw new FeeFixed();
        }
        if (cases.changesProvider(completed, accepted)) {
            throw new ProviderFixed();
        }
        return accepted;
    }

    private Map<String, String> accepted(Request completed, List<Field> open, Map<String, String> corrected) {
        FormValidator.Verdict verdict = expressions.guarded(
                completed.serviceCode(),
                completed.reference(),
                () -> validator.judge(cases.service(completed).form(), cases.facts(completed), corrected));
        var found = new LinkedHashMap<>(verdict.found());
        Set<String> corrigible = open.stream().map(Field::id).collect(Collectors.toSet());
        if (!found.keySet().stream().allMatch(path -> corrigible.contains(path.split("\\.", 2)[0]))) {
            throw new CorrectionNeedsMore();
        }
        if (!found.isEmpty()) {
            throw new AnswersRefused(found);
        }
        return verdict.answers();
    }

    /** Adds what the record says from now on, in the transaction of the approval; what it said stays beside it. */
    public void record(Request correction, Actor by) {
        Request completed = cases.lock(correction.correctionOf());
        List<Change> changes = changes(correction);
        Map<String, String> answers = requireFitting(correction);
        records.add(completed, correction, answers, by);
        handlers.of(completed).ifPresent(handler -> handler.correct(completed, answers));
        audit.record(
                by,
                "request.correct",
                completed.reference().value(),
                Map.of(
                        "correction",
                        correction.reference().value(),
                        "fields",
                        changes.stream().map(change -> change.field().id()).collect(Collectors.joining(" "))));
    }

    /** @return what that correction changes or has changed; of a completed case, what all its corrections have */
    public List<Change> changes(Request request) {
        if (!request.isCorrection()) {
            return changes(request, request.answers(), records.now(request));
        }
        Request completed = corrected(request);
        return changes(completed, records.before(completed, request), request.answers());
    }

    private List<Change> changes(Request completed, Map<String, String> before, Map<String, String> after) {
        return correctable.of(completed).stream()
                .map(field -> new Change(field, before.get(field.id()), after.get(field.id())))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    /** @return the case whose record this one corrects, with its history */
    public Request corrected(Request correction) {
        return em.createQuery(
                        "select distinct r from Request r left join fetch r.history where r.id = :id", Request.class)
                .setParameter("id", correction.correctionOf())
                .getSingleResult();
    }

    private List<Request> of(long completed) {
        return em.createQuery(
                        "select distinct r from Request r left join fetch r.history where r.correctionOf = :completed"
                                + " order by r.id",
                        Request.class)
                .setParameter("completed", completed)
                .getResultList();
    }
}
