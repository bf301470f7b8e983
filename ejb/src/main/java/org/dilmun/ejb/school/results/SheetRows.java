package org.dilmun.ejb.school.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.school.results.Candidate;
import org.dilmun.domain.school.results.CorrectionState;
import org.dilmun.domain.school.results.CourseMark;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.PackedMarks;
import org.dilmun.domain.school.results.ResultCorrection;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.DatabaseClock;

/** What a node reads of the sheets to have them in memory. Nobody calls it for anybody: it asks for no permission. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SheetRows {

    private static final int PAGE = 5_000;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    DatabaseClock clock;

    /**
     * Looks at the clock of the database, and at what is to be published or was.
     *
     * @param after of the minutes of publication
     */
    public List<ResultSheet> look(Instant after) {
        clock.read();
        return em.createQuery(
                        "select s from ResultSheet s where s.publishAt > :after order by s.publishAt, s.edition",
                        ResultSheet.class)
                .setParameter("after", after)
                .getResultList();
    }

    /** @return its results, with all corrections that were approved */
    public ResultSnapshot snapshot(ResultSheet sheet) {
        ExamKind exam = sheet.exam();
        Map<Long, List<ResultCorrection>> corrections = corrections(sheet);
        var builder = new ResultSnapshot.Builder(exam);
        List<Object[]> page = page(sheet, 0);
        while (!page.isEmpty()) {
            for (Object[] row : page) {
                var candidate = new Candidate((Long) row[1], (String) row[2], (String) row[3]);
                List<ResultCorrection> own = corrections.getOrDefault((Long) row[0], List.of());
                builder.add(candidate, corrected(exam, (byte[]) row[4], own), own.size());
            }
            page = page(sheet, (Long) page.get(page.size() - 1)[0]);
        }
        return builder.build();
    }

    private List<Object[]> page(ResultSheet sheet, long after) {
        return em.createQuery(
                        "select r.id, r.seat, r.personKey, r.name, r.marks from ExamResult r"
                                + " where r.sheetId = :sheet and r.id > :after order by r.id",
                        Object[].class)
                .setParameter("sheet", sheet.id())
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList();
    }

    private Map<Long, List<ResultCorrection>> corrections(ResultSheet sheet) {
        var byResult = new HashMap<Long, List<ResultCorrection>>();
        em.createQuery(
                        "select c from ResultCorrection c where c.sheetId = :sheet and c.state = :approved"
                                + " order by c.decidedAt, c.id",
                        ResultCorrection.class)
                .setParameter("sheet", sheet.id())
                .setParameter("approved", CorrectionState.APPROVED)
                .getResultStream()
                .forEach(correction -> byResult.computeIfAbsent(correction.resultId(), id -> new ArrayList<>())
                        .add(correction));
        return byResult;
    }

    private static byte[] corrected(ExamKind exam, byte[] packed, List<ResultCorrection> corrections) {
        if (corrections.isEmpty()) {
            return packed;
        }
        List<CourseMark> marks = PackedMarks.marks(exam, packed, 0);
        for (ResultCorrection correction : corrections) {
            marks = correction.applyTo(marks);
        }
        return PackedMarks.pack(exam, PackedMarks.hold(packed, 0), marks);
    }
}
