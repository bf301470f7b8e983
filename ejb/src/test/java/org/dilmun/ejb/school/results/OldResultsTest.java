package org.dilmun.ejb.school.results;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.school.results.ResultOffice.FIRST;
import static org.dilmun.ejb.school.results.ResultOffice.SECOND;
import static org.dilmun.ejb.school.results.ResultOffice.marks;

/** Ten years after the publication nobody's results are left, and the sheet is. */
@OnDatabase
class OldResultsTest {

    private final ResultOffice office = new ResultOffice();

    @AfterEach
    void close() {
        office.close();
    }

    private long results(ResultSheet sheet) {
        return office.database.inTransaction(() -> office.database
                .entityManager()
                .createQuery("select count(r) from ExamResult r where r.sheetId = :sheet", Long.class)
                .setParameter("sheet", sheet.id())
                .getSingleResult());
    }

    private void night(String moment) {
        office.at(Instant.parse(moment));
        office.does(
                Actor.system("old-results"),
                () -> office.database.bean(ForgetResults.class).work());
    }

    @Test
    void results_go_ten_years_after_their_publication_with_their_corrections() {
        ResultSheet sheet = office.approved(Duration.ofDays(1), FIRST + marks(45), SECOND + marks(40));
        Reference reference = sheet.reference();
        office.does(office.officer, () -> office.database
                .bean(ResultCorrections.class)
                .propose(
                        reference,
                        new ResultCorrections.Typed("100001", "maths", "41", "45", "A page was overlooked", "")));
        night("2036-06-21T00:30:00Z");
        assertThat(results(sheet)).as("on the last day").isEqualTo(2);
        night("2036-06-22T00:30:00Z");
        assertThat(results(sheet)).isZero();
        ResultSheet kept = office.get(reference);
        assertThat(office.as(
                        office.officer,
                        () -> office.database.bean(ResultCorrections.class).list(kept)))
                .isEmpty();
        assertThat(kept.accepted()).as("the sheet says what it was").isEqualTo(2);
    }
}
