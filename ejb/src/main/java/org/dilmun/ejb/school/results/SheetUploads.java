package org.dilmun.ejb.school.results;

import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.ExamResult;
import org.dilmun.domain.school.results.LineFault;
import org.dilmun.domain.school.results.PackedMarks;
import org.dilmun.domain.school.results.RejectedMark;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.SheetCheck;
import org.dilmun.domain.school.results.Sitting;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.party.PersonKeys;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.table.ColumnMissing;
import org.dilmun.ejb.table.Columns;
import org.dilmun.ejb.table.CsvLine;
import org.dilmun.ejb.table.NumberedLine;

/**
 * Takes the results of a sitting in from a file: all of it in one transaction, so that there is a whole sheet or none. A file that
 * has been read once is not read again: after a deadlock the second attempt finds no header, and the official sends it anew.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SheetUploads {

    /** Rows that are written together and then forgotten here: memory does not grow with the file. */
    private static final int BATCH = 1_000;

    /** Whoever mends a file by its report mends what it shows first. */
    private static final int MOST_FAULTS = 10_000;

    private static final int NAME_LENGTH = 200;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    ExamCatalogue catalogue;

    @Inject
    PersonKeys keys;

    @Inject
    References references;

    @Inject
    BusinessClock clock;

    /**
     * A file as an official sends it.
     *
     * @param exam code
     * @param expected candidates that the ministry has registered
     */
    public record Sent(String exam, Sitting sitting, int expected, String fileName, InputStream content) {}

    /** What has become of the lines so far. */
    private static final class Progress {

        private final SheetCheck check;
        private final Set<Long> seats = new HashSet<>();
        private final Set<String> people = new HashSet<>();
        private int accepted;
        private int rejected;
        private int faults;

        Progress(ExamKind exam) {
            check = new SheetCheck(exam);
        }

        /** @return null if nobody has the seat, nor the candidate another one */
        private String twice(MarkLine line) {
            if (!seats.add(line.candidate().seat())) {
                return MarkColumns.SEAT;
            }
            return people.add(line.candidate().personKey()) ? null : MarkColumns.NUMBER;
        }
    }

    /**
     * Reads the file as the next edition of its sitting. A line with something wrong is rejected and reported; the others are kept.
     *
     * @throws ColumnMissing if the first line does not name a column that it has to
     * @throws org.dilmun.ejb.table.ColumnUnknown if it names another one, or one twice
     * @throws ResultFileBroken if nothing can be read
     * @throws ResultFileTooLarge if it is more than an exam comes to
     */
    public ResultSheet upload(Sent sent) {
        long body = catalogue.requireBody();
        return take(sent, access.require(Permission.WORK_CASE, body, null), clock.instant());
    }

    /** As {@link #upload}, for an official of whom the caller has judged that they may. */
    public ResultSheet take(Sent sent, Actor official, Instant now) {
        long body = catalogue.requireBody();
        ExamKind exam = catalogue.get(sent.exam());
        var file = new UploadedFile(sent.content());
        var lines = new MarkLines(exam, header(exam, file), keys::typed);
        var upload = new ResultSheet.Upload(
                exam, sent.sitting(), nextEdition(exam, sent.sitting()), name(sent.fileName()), sent.expected());
        var sheet = new ResultSheet(ids.next(), references.next(ResultSheet.PREFIX), body, upload, official, now);
        em.persist(sheet);
        em.flush(); // the results refer to it
        Progress progress = read(file, lines, sheet, exam);
        em.clear();
        ResultSheet written = em.find(ResultSheet.class, sheet.id());
        written.read(file.hash(), progress.accepted, progress.rejected, progress.check.result());
        audit.record(
                official,
                "result.upload",
                sheet.reference().value(),
                Map.of(
                        "exam", exam.code(),
                        "sha256", written.fileHash(),
                        "accepted", Integer.toString(written.accepted()),
                        "rejected", Integer.toString(written.rejected())));
        return written;
    }

    private static Columns header(ExamKind exam, UploadedFile file) {
        Optional<NumberedLine> first = file.next();
        if (first.isEmpty()) {
            throw new ResultFileBroken();
        }
        return MarkColumns.of(
                exam, CsvLine.cells(first.get().text()).orElseThrow(() -> new ColumnMissing(MarkColumns.SEAT)));
    }

    /** Who has the row counts; the next waits for it. */
    private int nextEdition(ExamKind exam, Sitting sitting) {
        em.createNativeQuery("select job_name from job_lease where job_name = 'exam-upload' for update")
                .getSingleResult();
        Integer last = em.createQuery(
                        "select max(s.edition) from ResultSheet s where s.examCode = :exam"
                                + " and s.sitting.schoolYear = :year and s.sitting.round = :round",
                        Integer.class)
                .setParameter("exam", exam.code())
                .setParameter("year", sitting.schoolYear())
                .setParameter("round", sitting.round())
                .getSingleResult();
        return last == null ? 1 : last + 1;
    }

    private static String name(String typed) {
        String last = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1);
        String clean = TypedText.line(last);
        return clean.substring(Math.max(0, clean.length() - NAME_LENGTH));
    }

    private Progress read(UploadedFile file, MarkLines lines, ResultSheet sheet, ExamKind exam) {
        var progress = new Progress(exam);
        int waiting = 0;
        for (Optional<NumberedLine> next = file.next(); next.isPresent(); next = file.next()) {
            take(lines.read(next.get()), sheet, exam, progress);
            waiting++;
            if (waiting == BATCH) {
                em.flush();
                em.clear();
                waiting = 0;
            }
        }
        em.flush();
        return progress;
    }

    private void take(MarkLine line, ResultSheet sheet, ExamKind exam, Progress progress) {
        if (line.candidate() == null) {
            if (!line.faults().isEmpty()) {
                reject(line.number(), line.faults(), sheet, progress);
            }
            return;
        }
        String twice = progress.twice(line);
        if (twice != null) {
            reject(line.number(), List.of(new MarkLine.Fault(twice, LineFault.TWICE)), sheet, progress);
            return;
        }
        progress.accepted++;
        progress.check.count(line.marks());
        em.persist(
                new ExamResult(ids.next(), sheet, line.candidate(), PackedMarks.pack(exam, line.hold(), line.marks())));
    }

    private void reject(long line, List<MarkLine.Fault> faults, ResultSheet sheet, Progress progress) {
        progress.rejected++;
        for (MarkLine.Fault fault : faults) {
            progress.faults++;
            if (progress.faults <= MOST_FAULTS) {
                em.persist(new RejectedMark(ids.next(), sheet, line, fault.column(), fault.fault()));
            }
        }
    }
}
