package org.dilmun.ejb.school.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.dilmun.domain.school.results.CorrectionState;
import org.dilmun.domain.school.results.Course;
import org.dilmun.domain.school.results.CourseMark;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.ExamResult;
import org.dilmun.domain.school.results.PackedMarks;
import org.dilmun.domain.school.results.ResultCorrection;
import org.dilmun.domain.school.results.ResultMarkWrong;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.SheetMoveRefused;
import org.dilmun.domain.school.results.SheetState;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Corrections of single results that are approved already: one official proposes, another approves. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ResultCorrections {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    ResultSheets sheets;

    @Inject
    BusinessClock clock;

    /**
     * What an official types.
     *
     * @param course code
     * @param internal blank for who studies at home
     * @param grievance reference of the request that it answers; blank if none
     */
    public record Typed(
            String seat, String course, String internal, String finalExam, String reason, String grievance) {}

    /** @return of that sheet, the latest first */
    public List<ResultCorrection> list(ResultSheet sheet) {
        access.require(Permission.SEE_CASE, sheet.bodyId(), sheet.reference().value());
        return em.createQuery(
                        "select c from ResultCorrection c where c.sheetId = :sheet order by c.id desc",
                        ResultCorrection.class)
                .setParameter("sheet", sheet.id())
                .setMaxResults(ResultSheets.AT_MOST)
                .getResultList();
    }

    /** @return number of the seat to which a correction belongs */
    public long seat(ResultCorrection correction) {
        return em.find(ExamResult.class, correction.resultId()).candidate().seat();
    }

    /**
     * Proposes another mark.
     *
     * @throws SeatMalformed if there can be no such seat
     * @throws NotFound if the sheet has no such seat, or the candidate does not take that course
     * @throws ResultMarkWrong if the course cannot have that mark, or has it
     * @throws org.dilmun.domain.school.results.ResultReasonMissing if there is no reason, or one that is too long
     * @throws SheetMoveRefused if the sheet is not approved
     */
    public ResultCorrection propose(Reference sheetReference, Typed typed) {
        ResultSheet sheet = sheets.get(sheetReference);
        Actor official = access.require(Permission.WORK_CASE, sheet.bodyId(), sheetReference.value());
        if (sheet.state() != SheetState.APPROVED) {
            throw new SheetMoveRefused(sheetReference);
        }
        ExamResult result = result(sheet, SeatNumber.parse(typed.seat()));
        CourseMark before = marks(sheet.exam(), result).stream()
                .filter(mark -> mark.course().code().equals(typed.course()))
                .findFirst()
                .orElseThrow(() -> new NotFound("exam-course", typed.course()));
        Reference grievance = typed.grievance().isBlank() ? null : Reference.parse(typed.grievance());
        var correction = new ResultCorrection(
                ids.next(),
                result,
                new ResultCorrection.Proposal(
                        before, after(before.course(), typed), TypedText.lines(typed.reason()), grievance),
                official,
                clock.instant());
        em.persist(correction);
        audit.record(
                "result.propose-correction",
                sheetReference.value(),
                Map.of("correction", Long.toString(correction.id()), "course", correction.course()));
        return correction;
    }

    private ExamResult result(ResultSheet sheet, long seat) {
        return em.createQuery(
                        "select r from ExamResult r where r.sheetId = :sheet and r.seat = :seat", ExamResult.class)
                .setParameter("sheet", sheet.id())
                .setParameter("seat", seat)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("exam-seat", seat));
    }

    private static CourseMark after(Course course, Typed typed) {
        try {
            int finalExam = Integer.parseInt(typed.finalExam().strip());
            return typed.internal().isBlank()
                    ? CourseMark.atHome(course, finalExam)
                    : CourseMark.attended(
                            course, Integer.parseInt(typed.internal().strip()), finalExam);
        } catch (IllegalArgumentException notANumberOrNoMark) {
            throw new ResultMarkWrong();
        }
    }

    /** @return as they stand now: what the sheet says, with all corrections that were approved */
    public List<CourseMark> marks(ExamKind exam, ExamResult result) {
        List<CourseMark> marks = PackedMarks.marks(exam, result.marks(), 0);
        for (ResultCorrection correction : approved(result)) {
            marks = correction.applyTo(marks);
        }
        return marks;
    }

    private List<ResultCorrection> approved(ExamResult result) {
        return em.createQuery(
                        "select c from ResultCorrection c where c.resultId = :result and c.state = :approved"
                                + " order by c.decidedAt, c.id",
                        ResultCorrection.class)
                .setParameter("result", result.id())
                .setParameter("approved", CorrectionState.APPROVED)
                .getResultList();
    }

    /** @return whether the caller may decide about it; for pages, which say so before anybody tries */
    public boolean decidable(ResultCorrection correction, ResultSheet sheet) {
        return correction.state() == CorrectionState.PROPOSED
                && access.isOther(Permission.APPROVE_RECORDS, sheet.bodyId(), Set.of(correction.proposedBy()));
    }

    /**
     * Approves or refuses a correction, which somebody else has proposed. Approved, it is in force on all nodes within seconds.
     *
     * @throws NotFound if there is none
     * @throws SheetMoveRefused if it was decided, or the sheet was taken back
     */
    public void decide(long correctionId, CorrectionState decision) {
        ResultCorrection correction = Optional.ofNullable(
                        em.find(ResultCorrection.class, correctionId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotFound("result-correction", correctionId));
        ResultSheet sheet = em.find(ResultSheet.class, correction.sheetId(), LockModeType.PESSIMISTIC_WRITE);
        Actor second = access.requireOther(
                Permission.APPROVE_RECORDS,
                sheet.bodyId(),
                Set.of(correction.proposedBy()),
                sheet.reference().value());
        if (sheet.state() != SheetState.APPROVED || !correction.decide(decision, second, clock.instant())) {
            throw new SheetMoveRefused(sheet.reference());
        }
        em.lock(sheet, LockModeType.OPTIMISTIC_FORCE_INCREMENT); // by its version the nodes see that something is new
        audit.record(
                "result." + (decision == CorrectionState.APPROVED ? "approve" : "refuse") + "-correction",
                sheet.reference().value(),
                Map.of("correction", Long.toString(correctionId)));
    }

    /** @return whether a correction was approved that answers that grievance and raises a mark of that course */
    public boolean raised(Reference grievance, String course) {
        return em.createQuery(
                        "select c from ResultCorrection c where c.grievance = :grievance and c.course = :course"
                                + " and c.state = :approved",
                        ResultCorrection.class)
                .setParameter("grievance", grievance)
                .setParameter("course", course)
                .setParameter("approved", CorrectionState.APPROVED)
                .getResultStream()
                .anyMatch(correction -> correction.after() > correction.before());
    }
}
