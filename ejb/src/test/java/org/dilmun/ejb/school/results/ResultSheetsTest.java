package org.dilmun.ejb.school.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.results.CorrectionState;
import org.dilmun.domain.school.results.ResultCorrection;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.SheetState;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.school.results.ResultOffice.FIRST;
import static org.dilmun.ejb.school.results.ResultOffice.SECOND;
import static org.dilmun.ejb.school.results.ResultOffice.marks;

/** Results on their way from the ministry's file to an approved sheet. */
@OnDatabase
class ResultSheetsTest {

    private final ResultOffice office = new ResultOffice();
    private final ResultSheets sheets = office.database.bean(ResultSheets.class);
    private final ResultCorrections corrections = office.database.bean(ResultCorrections.class);

    @AfterEach
    void close() {
        office.close();
    }

    private List<String> faults(ResultSheet sheet) {
        return office.as(office.officer, () -> sheets.faults(sheet.reference(), 0, 100).stream()
                .map(fault -> fault.line() + " " + fault.column() + " "
                        + fault.fault().code())
                .toList());
    }

    @Test
    void a_file_becomes_a_sheet_with_what_is_to_be_looked_at() {
        ResultSheet sheet = office.get(office.upload(office.officer, FIRST + marks(45), "", SECOND + marks(5))
                .reference());
        assertThat(sheet.state()).isEqualTo(SheetState.UPLOADED);
        assertThat(sheet.accepted()).isEqualTo(2);
        assertThat(sheet.rejected()).isZero();
        assertThat(sheet.edition()).isEqualTo(1);
        assertThat(sheet.checks()).hasSize(6).first().satisfies(arabic -> {
            assertThat(arabic.candidates()).isEqualTo(2);
            assertThat(arabic.passed()).isEqualTo(1);
            assertThat(arabic.average()).isEqualTo("65.0");
            assertThat(arabic.lowest()).isEqualTo(45);
            assertThat(arabic.highest()).isEqualTo(85);
        });
        assertThat(office.upload(office.officer, FIRST + marks(45)).edition()).isEqualTo(2);
    }

    @Test
    void a_wrong_line_is_reported_with_all_that_is_wrong_and_costs_only_itself() {
        ResultSheet sheet = office.upload(
                office.officer,
                FIRST + marks(45),
                FIRST + marks(44),
                "100003," + ResultOffice.MARYAM + ",مريم,,," + marks(44),
                "x,920704566,=1+1,abroad,owes,51,60,40,,,20,40,40,40,40,40,40",
                "100004,850312345,يوسف,home,,,95,,,,,,absent,,,,",
                "100005,880100036,Anil" + ",".repeat(14),
                "100006,880100036");
        assertThat(sheet.accepted()).isEqualTo(2);
        assertThat(sheet.rejected()).isEqualTo(5);
        assertThat(faults(sheet))
                .containsExactly(
                        "3 seat twice",
                        "4 personal_number twice",
                        "5 seat seat-wrong",
                        "5 personal_number number-wrong",
                        "5 name formula",
                        "5 hold hold-wrong",
                        "5 study study-wrong",
                        "5 arabic_internal mark-alone",
                        "5 english_final mark-alone",
                        "5 science_internal mark-alone",
                        "5 social_internal mark-alone",
                        "5 islamic_internal mark-alone",
                        "7  no-course",
                        "8  cells");
        assertThat(office.refused(
                        office.supervisor,
                        () -> sheets.approve(sheet.reference(), office.minute(Duration.ofMinutes(5)))))
                .isEqualTo("result-sheet-has-faults");
    }

    @Test
    void a_file_may_be_packed_and_one_that_is_none_leaves_nothing() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(office.bytes(FIRST + marks(45)));
        }
        assertThat(office.upload(office.officer, packed.toByteArray()).accepted())
                .isEqualTo(1);

        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        assertThat(office.refused(office.officer, () -> office.upload(office.officer, half)))
                .isEqualTo("result-file-broken");
        assertThat(office.refused(office.officer, () -> office.upload(office.officer, new byte[0])))
                .isEqualTo("result-file-broken");
        assertThat(office.refused(
                        office.officer,
                        () -> office.upload(office.officer, "seat,name\n1,x\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("import-column-missing");
        assertThat(office.as(office.officer, sheets::list)).hasSize(1);
    }

    @Test
    void only_the_ministry_uploads_and_who_uploaded_does_not_approve() {
        long elsewhere = office.officer.roles().keySet().iterator().next() + 1;
        Actor stranger = ResultOffice.actor(20, elsewhere, Role.SUPERVISOR);
        assertThat(office.refused(stranger, () -> office.upload(stranger, FIRST + marks(45))))
                .isEqualTo("access-refused");
        Reference reference =
                office.upload(office.supervisor, FIRST + marks(45)).reference();
        var minute = office.minute(Duration.ofMinutes(5));
        assertThat(office.refused(stranger, () -> sheets.get(reference))).isEqualTo("access-refused");
        assertThat(office.refused(office.officer, () -> sheets.approve(reference, minute)))
                .isEqualTo("access-refused");
        assertThat(office.refused(office.supervisor, () -> sheets.approve(reference, minute)))
                .isEqualTo("access-refused");
        office.does(office.otherSupervisor, () -> sheets.approve(reference, minute));
        assertThat(office.get(reference).publishAt()).isEqualTo(minute);
        assertThat(office.refused(office.otherSupervisor, () -> sheets.approve(reference, minute)))
                .isEqualTo("result-sheet-move-refused");
    }

    @Test
    void the_minute_leaves_the_nodes_time_to_be_ready() {
        Reference reference = office.upload(office.officer, FIRST + marks(45)).reference();
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(61))) {
            assertThat(office.refused(office.supervisor, () -> sheets.approve(reference, office.minute(wrong))))
                    .isEqualTo("result-minute-wrong");
        }
    }

    @Test
    void an_upload_that_is_given_up_leaves_no_result() {
        Reference reference =
                office.upload(office.officer, FIRST + marks(45), "x").reference();
        office.does(office.officer, () -> sheets.discard(reference));
        assertThat(office.get(reference).state()).isEqualTo(SheetState.DISCARDED);
        assertThat(office.database.inTransaction(() -> office.database
                        .entityManager()
                        .createQuery("select count(r) from ExamResult r", Long.class)
                        .getSingleResult()))
                .isZero();
    }

    @Test
    void who_was_in_the_edition_before_and_is_missing_is_counted() {
        office.approved(Duration.ofMinutes(5), FIRST + marks(45), SECOND + marks(40));
        ResultSheet next = office.upload(office.officer, SECOND + marks(41));
        assertThat(office.as(office.officer, () -> sheets.missing(next))).isEqualTo(1);
    }

    @Test
    void a_correction_takes_two_persons_and_a_mark_that_can_be() {
        Reference sheet =
                office.approved(Duration.ofMinutes(5), FIRST + marks(45)).reference();
        assertThat(propose(sheet, "100001", "maths", "51", "40")).isEqualTo("result-mark-wrong");
        assertThat(propose(sheet, "100001", "maths", "40", "45")).isEqualTo("result-mark-wrong");
        assertThat(propose(sheet, "100001", "maths", "forty", "45")).isEqualTo("result-mark-wrong");
        assertThat(propose(sheet, "100009", "maths", "41", "45")).isEqualTo("exam-seat-not-found");
        assertThat(propose(sheet, "100001", "latin", "41", "45")).isEqualTo("exam-course-not-found");

        ResultCorrection correction = office.as(
                office.supervisor,
                () -> corrections.propose(
                        sheet,
                        new ResultCorrections.Typed("100001", "maths", "41", "45", "A page was overlooked", "")));
        assertThat(office.refused(
                        office.supervisor, () -> corrections.decide(correction.id(), CorrectionState.APPROVED)))
                .isEqualTo("access-refused");
        int before = office.get(sheet).version();
        office.does(office.otherSupervisor, () -> corrections.decide(correction.id(), CorrectionState.APPROVED));
        assertThat(office.get(sheet).version()).isGreaterThan(before);
        assertThat(office.refused(
                        office.otherSupervisor, () -> corrections.decide(correction.id(), CorrectionState.REFUSED)))
                .isEqualTo("result-sheet-move-refused");
    }

    private String propose(Reference sheet, String seat, String course, String internal, String finalExam) {
        return office.refused(
                office.officer,
                () -> corrections.propose(
                        sheet, new ResultCorrections.Typed(seat, course, internal, finalExam, "reason", "")));
    }
}
