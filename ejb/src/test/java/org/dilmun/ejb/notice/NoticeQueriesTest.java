package org.dilmun.ejb.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class NoticeQueriesTest {

    private static final Instant NOW = Instant.parse("2017-11-05T08:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final SetCaller caller = new SetCaller();

    private Instant now = NOW;
    private Notices notices;
    private NoticeQueries queries;
    private Actor maryam;
    private Actor yousif;
    private long body;

    private static final class SetCaller extends Caller {

        private Actor actor = Actor.NOBODY;

        @Override
        public Actor actor() {
            return actor;
        }

        @Override
        public void is(Actor authenticated) {
            actor = authenticated;
        }
    }

    @BeforeEach
    void arrange() {
        database.with(BusinessClock.class, () -> now).with(Caller.class, caller);
        database.inTransaction(() -> {
            var iga = new Bodies.BodyData(
                    "iga", LocalizedText.of("الهيئة", "iGA"), null, "authority", LocalizedText.of("دور", "Role"));
            database.bean(Bodies.class).takeOver(List.of(iga));
            maryam = person("850101345");
            yousif = person("850101346");
        });
        body = database.inTransaction(
                () -> database.bean(Bodies.class).get("iga").id());
        notices = database.bean(Notices.class);
        queries = database.bean(NoticeQueries.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Actor person(String number) {
        var profile = new Person.Profile(
                LocalizedText.of("شخص", "Person"), LocalDate.of(1985, 1, 1), Sex.FEMALE, "BHR", true, null, null, null);
        Person person = database.bean(People.class).register(new PersonalNumber(number), profile);
        return Actor.person(person.id(), Assurance.BASIC, Map.of(), Channel.PORTAL);
    }

    private void send(Actor receiver, String subject) {
        var draft = new NoticeDraft(
                subject,
                receiver.id(),
                body,
                LocalizedText.of("موضوع", subject),
                LocalizedText.of("نص", "Text"),
                null,
                null);
        database.inTransaction(() -> notices.send(draft));
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        caller.is(actor);
        return database.inTransaction(work);
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
            now = NOW.plusSeconds(i / 2);
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
        now = NOW.plusSeconds(60);
        OwnNotice first = as(maryam, () -> notices.open(opened));
        assertThat(first.notice().readAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(first.sender().in("ar")).isEqualTo("الهيئة");
        now = NOW.plusSeconds(120);
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
                        body,
                        LocalizedText.of("موضوع", "Subject"),
                        LocalizedText.of("نص", "Text"),
                        null,
                        null));
            }
        });
        assertThat(as(maryam, queries::unread)).isEqualTo(100);
    }
}
