package org.dilmun.ejb.school.results;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.school.results.RejectedMark;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.SheetState;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The sheets of results, for the officials of the body that holds the exams. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ResultSheets {

    /** As many of the latest are shown. */
    public static final int AT_MOST = 50;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    ExamCatalogue catalogue;

    @Inject
    BusinessClock clock;

    /** @return those of bodies whose cases the caller sees, the latest first */
    public List<ResultSheet> list() {
        Set<Long> bodies = access.requireAnywhere(Permission.SEE_CASE, null).bodiesWith(Permission.SEE_CASE);
        return em.createQuery(
                        "select s from ResultSheet s where s.bodyId in :bodies order by s.id desc", ResultSheet.class)
                .setParameter("bodies", bodies)
                .setMaxResults(AT_MOST)
                .getResultList();
    }

    /** @return whether the caller may upload a sheet; for pages, which say so before anybody tries */
    public boolean uploadable() {
        return catalogue
                .body()
                .filter(body -> caller.actor().may(Permission.WORK_CASE, body))
                .isPresent();
    }

    /** @throws NotFound if there is none */
    public ResultSheet get(Reference reference) {
        ResultSheet sheet = find(reference, LockModeType.NONE);
        access.require(Permission.SEE_CASE, sheet.bodyId(), reference.value());
        return sheet;
    }

    private ResultSheet find(Reference reference, LockModeType lock) {
        return em.createQuery("select s from ResultSheet s where s.reference = :reference", ResultSheet.class)
                .setParameter("reference", reference)
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("result-sheet", reference));
    }

    /** @param after id of the last one that is known; 0 for the first */
    public List<RejectedMark> faults(Reference reference, long after, int most) {
        return em.createQuery(
                        "select r from RejectedMark r where r.sheetId = :sheet and r.id > :after order by r.id",
                        RejectedMark.class)
                .setParameter("sheet", get(reference).id())
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }

    /** @return how many candidates of the approved edition before it have no result in this one */
    public long missing(ResultSheet sheet) {
        return em.createQuery(
                        "select count(r) from ExamResult r where r.sheetId = (select max(s.id) from ResultSheet s"
                                + " where s.examCode = :exam and s.sitting.schoolYear = :year and s.sitting.round = :round"
                                + " and s.edition < :edition and s.approvedBy is not null)"
                                + " and not exists (select n.id from ExamResult n where n.sheetId = :sheet"
                                + " and n.personKey = r.personKey)",
                        Long.class)
                .setParameter("exam", sheet.examCode())
                .setParameter("year", sheet.sitting().schoolYear())
                .setParameter("round", sheet.sitting().round())
                .setParameter("edition", sheet.edition())
                .setParameter("sheet", sheet.id())
                .getSingleResult();
    }

    /** @return whether the caller is somebody who may approve that sheet; for pages, which say so before anybody tries */
    public boolean approvable(ResultSheet sheet) {
        return sheet.state() == SheetState.UPLOADED
                && access.isOther(Permission.APPROVE_RECORDS, sheet.bodyId(), Set.of(sheet.uploadedBy()));
    }

    /**
     * Lets a sheet be public from that minute on. Somebody does so who has not uploaded it. Refusals as with
     * {@link ResultSheet#approve}.
     */
    public ResultSheet approve(Reference reference, Instant minute) {
        ResultSheet sheet = find(reference, LockModeType.PESSIMISTIC_WRITE);
        Actor second = access.requireOther(
                Permission.APPROVE_RECORDS, sheet.bodyId(), Set.of(sheet.uploadedBy()), reference.value());
        sheet.approve(second, minute, clock.instant());
        audit.record(
                "result.approve",
                reference.value(),
                Map.of(
                        "sha256",
                        sheet.fileHash(),
                        "publishAt",
                        sheet.publishAt().toString()));
        return sheet;
    }

    /** Takes a sheet back, be it public or not yet. Refusals as with {@link ResultSheet#withdraw}. */
    public void withdraw(Reference reference, String reason) {
        ResultSheet sheet = find(reference, LockModeType.PESSIMISTIC_WRITE);
        Actor official = access.require(Permission.APPROVE_RECORDS, sheet.bodyId(), reference.value());
        sheet.withdraw(official, TypedText.lines(reason), clock.instant());
        audit.record("result.withdraw", reference.value(), Map.of("reason", sheet.withdrawalReason()));
    }

    /**
     * Gives an upload up that nobody has approved; its results are deleted.
     *
     * @throws org.dilmun.domain.school.results.SheetMoveRefused if somebody has
     */
    public void discard(Reference reference) {
        ResultSheet sheet = find(reference, LockModeType.PESSIMISTIC_WRITE);
        access.require(Permission.WORK_CASE, sheet.bodyId(), reference.value());
        sheet.discard();
        em.createQuery("delete from ExamResult r where r.sheetId = :sheet")
                .setParameter("sheet", sheet.id())
                .executeUpdate();
        em.createQuery("delete from RejectedMark r where r.sheetId = :sheet")
                .setParameter("sheet", sheet.id())
                .executeUpdate();
        audit.record("result.discard", reference.value(), Map.of());
    }
}
