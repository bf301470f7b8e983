package org.dilmun.ejb.notice;

import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.request.Fixtures.NOW;

@OnDatabase
class NoticeQueriesTest {

    private final TestOffice office = new TestOffice();
    private final TestDatabase database = office.database();

    private Notices notices;
    private NoticeQueries queries;
    private Actor maryam;
    private Actor yousif;

    @BeforeEach
    void arrange() {
        office.open();
        maryam = office.person("850101345");
        yousif = office.person("850101346");
        notices = office.bean(Notices.class);
        queries = office.bean(NoticeQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void send(Actor receiver, String subject) {
        var draft = new NoticeDraft(
                subject,
                receiver.id(),
                office.body(),
                LocalizedText.of("موضوع", subject),
                LocalizedText.of("نص", "Text"),
                null,
                null);
        database.inTransaction(() -> notices.send(draft));
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return office.as(actor, work);
    }

    private static List<String> subjects(NoticeList list) {
        return list.rows().stream().map(row -> row.subject().in("en")).toList();
    }

    private NoticeList olderThan(String subject) {
        Reference place = reference(maryam, subject);
        return as(maryam, () -> queries.olderThan(place, 3));
    }

    private NoticeList newerThan(String subject) {
        Reference place = reference(maryam, subject);
        return as(maryam, () -> queries.newerThan(place, 3));
    }

    private Reference reference(Actor owner, String subject) {
        return as(owner, () -> queries.newest(50)).rows().stream()
                .filter(row -> row.subject().in("en").equals(subject))
                .findFirst()
                .orElseThrow()
                .reference();
    }

    /** Two of each second, so that pages also end between notices of one moment. */
    private void sendSeven() {
        for (int i = 1; i <= 7; i++) {
            office.at(NOW.plusSeconds(i / 2));
            send(maryam, "M" + i);
            send(yousif, "Y" + i);
        }
    }

    @Test
    void the_own_notices_page_both_ways_the_newest_first() {
        sendSeven();
        NoticeList first = as(maryam, () -> queries.newest(3));
        assertThat(subjects(first)).containsExactly("M7", "M6", "M5");
        assertThat(first.newer()).isFalse();
        assertThat(first.older()).isTrue();
        assertThat(first.rows().get(0).sender().in("en")).isEqualTo("iGA");
        assertThat(first.rows().get(0).sentAt()).isEqualTo(NOW.plusSeconds(3));

        NoticeList second = olderThan("M5");
        assertThat(subjects(second)).containsExactly("M4", "M3", "M2");
        assertThat(second.newer()).isTrue();
        assertThat(second.older()).isTrue();

        NoticeList last = olderThan("M2");
        assertThat(subjects(last)).containsExactly("M1");
        assertThat(last.older()).isFalse();

        NoticeList back = newerThan("M1");
        assertThat(subjects(back)).containsExactly("M4", "M3", "M2");
        assertThat(back.newer()).isTrue();
        NoticeList start = newerThan("M4");
        assertThat(start).isEqualTo(first);
        assertThat(newerThan("M6"))
                .as("one is newer, and the first page is full all the same")
                .isEqualTo(first);
    }

    @Test
    void somebody_elses_notice_is_as_unknown_as_none() {
        sendSeven();
        Reference yousifs = reference(yousif, "Y4");
        for (Reference unknown : List.of(yousifs, new Reference("NTC-17-0000-007K"))) {
            assertThatThrownBy(() -> as(maryam, () -> notices.open(unknown)))
                    .isInstanceOfSatisfying(NotFound.class, refused -> assertThat(refused.code())
                            .isEqualTo("notice-not-found"));
            assertThatThrownBy(() -> as(maryam, () -> queries.olderThan(unknown, 3)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> as(maryam, () -> queries.newerThan(unknown, 3)))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(as(yousif, queries::unread)).isEqualTo(7);
        assertThatThrownBy(() -> as(Actor.NOBODY, queries::unread)).isInstanceOf(Refused.class);
    }

    @Test
    void the_first_opening_marks_a_notice_as_read_and_the_second_changes_nothing() {
        sendSeven();
        Reference opened = reference(maryam, "M4");
        office.at(NOW.plusSeconds(60));
        OwnNotice first = as(maryam, () -> notices.open(opened));
        assertThat(first.notice().readAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(first.sender().in("ar")).isEqualTo("الهيئة");
        office.at(NOW.plusSeconds(120));
        as(maryam, () -> notices.open(opened));

        assertThat(as(maryam, () -> queries.getOwn(opened)).readAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(as(maryam, queries::unread)).isEqualTo(6);
        assertThat(as(maryam, () -> queries.newest(50)).rows().stream()
                        .filter(NoticeRow::isRead)
                        .map(NoticeRow::reference))
                .containsExactly(opened);
        assertThat(as(yousif, queries::unread)).isEqualTo(7);
    }

    @Test
    void unread_notices_are_counted_to_a_hundred() {
        assertThat(as(maryam, queries::unread)).isZero();
        database.inTransaction(() -> {
            for (int i = 1; i <= 101; i++) {
                notices.send(new NoticeDraft(
                        "many/" + i,
                        maryam.id(),
                        office.body(),
                        LocalizedText.of("موضوع", "Subject"),
                        LocalizedText.of("نص", "Text"),
                        null,
                        null));
            }
        });
        assertThat(as(maryam, queries::unread)).isEqualTo(100);
    }
}
