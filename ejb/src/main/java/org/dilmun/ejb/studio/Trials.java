package org.dilmun.ejb.studio;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.request.TrialInput;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.domain.studio.ServiceTrial;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** What those who write or publish a service try of it: each has one trial of a service at a time. {@link Rehearsal} plays it. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Trials {

    private static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    Studio studio;

    @Inject
    TestApplicants applicants;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    /**
     * Begins a trial, in the place of the one before. Trials of others that are older than a day are forgotten with that.
     *
     * @param number of the version to try; empty: the draft, or what is in force where there is none
     * @param applicant answers about the invented applicant
     * @throws NotFound if there is no such version
     * @throws DraftHasMistakes if the text has any
     * @throws org.dilmun.ejb.request.AnswersRefused if what is said of the applicant is wrong
     */
    public void begin(String code, Optional<Integer> number, Map<String, String> applicant) {
        StudioService service = studio.get(code);
        String source = source(service, number);
        var reading = studio.read(service, source);
        if (!reading.whole()) {
            throw new DraftHasMistakes(reading.mistakes().size());
        }
        long official = caller.actor().id();
        Map<String, String> judged = applicants.judge(applicant, official);
        em.createQuery(
                        "delete from ServiceTrial t where t.begunAt < :limit or (t.officialId = :official and t.code = :code)")
                .setParameter("limit", clock.instant().minus(KEPT))
                .setParameter("official", official)
                .setParameter("code", code)
                .executeUpdate();
        em.persist(new ServiceTrial(ids.next(), code, official, source, judged, clock.instant()));
        audit.record("studio.try", code, Map.of("sha256", Publications.sha256(source)));
    }

    private String source(StudioService service, Optional<Integer> number) {
        return number.isPresent() || service.draft().isEmpty()
                ? studio.source(service.code(), number.orElseGet(service::number))
                : service.draft().map(ServiceDraft::source).orElseThrow();
    }

    /** @return the caller's trial of that service */
    public Optional<ServiceTrial> find(String code) {
        studio.get(code); // for those who write or publish it still
        return find(code, LockModeType.NONE);
    }

    private Optional<ServiceTrial> find(String code, LockModeType lock) {
        return em.createQuery(
                        "select t from ServiceTrial t where t.officialId = :official and t.code = :code",
                        ServiceTrial.class)
                .setParameter("official", caller.actor().id())
                .setParameter("code", code)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    private ServiceTrial own(String code) {
        studio.get(code);
        return find(code, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("trial", code));
    }

    /**
     * Keeps what was done, once it has been played and was not refused.
     *
     * @throws NotFound if the caller has no trial of that service
     * @throws org.dilmun.domain.studio.TrialFull if it has come to its end
     */
    public void add(String code, TrialInput input) {
        own(code).add(input);
    }

    /** Takes back what was done last. */
    public void stepBack(String code) {
        own(code).stepBack();
    }

    /** Ends the trial; nothing of it is left. */
    public void end(String code) {
        em.remove(own(code));
    }
}
