package org.dilmun.ejb.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class NoticesTest {

    private static final Instant NOW = Instant.parse("2017-11-05T08:00:00Z");

    private final TestDatabase database = new TestDatabase();

    private Notices notices;
    private long maryam;
    private long body;

    @BeforeEach
    void arrange() {
        database.with(BusinessClock.class, () -> NOW);
        database.inTransaction(() -> {
            database.bean(Bodies.class)
                    .takeOver(List.of(new Bodies.BodyData(
                            "iga",
                            LocalizedText.of("الهيئة", "iGA"),
                            null,
                            "authority",
                            LocalizedText.of("دور", "Role"))));
            maryam = person("850101345");
        });
        body = database.inTransaction(
                () -> database.bean(Bodies.class).get("iga").id());
        notices = database.bean(Notices.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long person(String number) {
        var profile = new Person.Profile(
                LocalizedText.of("شخص", "Person"), LocalDate.of(1985, 1, 1), Sex.FEMALE, "BHR", true, null, null, null);
        return database.bean(People.class)
                .register(new PersonalNumber(number), profile)
                .id();
    }

    private NoticeDraft draft(String key, String subject) {
        return new NoticeDraft(
                key,
                maryam,
                body,
                LocalizedText.of("موضوع", subject),
                LocalizedText.of("نص", "Text"),
                "/my",
                new Reference("DOC-26-0000-0004"));
    }

    private List<Notice> sent() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select n from Notice n order by n.id", Notice.class)
                .getResultList());
    }

    @Test
    void a_notice_is_kept_as_it_was_sent() {
        database.inTransaction(() -> notices.send(draft("case-1", "Subject")));
        assertThat(sent()).singleElement().satisfies(notice -> {
            assertThat(notice.reference().value()).startsWith("NTC-17-");
            assertThat(notice.receiverId()).isEqualTo(maryam);
            assertThat(notice.bodyId()).isEqualTo(body);
            assertThat(notice.subject()).isEqualTo(LocalizedText.of("موضوع", "Subject"));
            assertThat(notice.text()).isEqualTo(LocalizedText.of("نص", "Text"));
            assertThat(notice.link()).isEqualTo("/my");
            assertThat(notice.document()).isEqualTo(new Reference("DOC-26-0000-0004"));
            assertThat(notice.sentAt()).isEqualTo(NOW);
            assertThat(notice.readAt()).isNull();
        });
    }

    @Test
    void one_cause_has_one_notice_in_one_transaction_and_in_two() {
        database.inTransaction(() -> {
            notices.send(draft("case-1", "First"));
            notices.send(draft("case-1", "Second"));
        });
        database.inTransaction(() -> {
            notices.send(draft("case-1", "Third"));
            notices.send(draft("case-2", "Other"));
        });
        assertThat(sent()).extracting(notice -> notice.subject().in("en")).containsExactly("First", "Other");
    }

    @Test
    void what_is_rolled_back_was_not_sent_and_may_be_sent_again() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    notices.send(draft("case-1", "First"));
                    throw new IllegalStateException("the cause failed");
                }))
                .hasMessage("the cause failed");
        database.inTransaction(() -> notices.send(draft("case-1", "Second")));
        assertThat(sent()).extracting(notice -> notice.subject().in("en")).containsExactly("Second");
    }

    @Test
    void of_two_who_send_for_one_cause_at_the_same_moment_both_succeed_and_one_notice_is_there() throws Exception {
        var started = new CountDownLatch(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> sender = () -> {
                database.inTransaction(() -> {
                    started.countDown();
                    await(started);
                    notices.send(draft("case-1", "Subject"));
                    notices.send(draft("case-2", "Subject"));
                });
                return true;
            };
            for (var outcome : pool.invokeAll(List.of(sender, sender))) {
                assertThat(outcome.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(sent()).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void each_language_writes_texts_amounts_and_days_in_its_way() {
        var texts = database.bean(NoticeTexts.class);
        assertThat(texts.text("request.next.pay", Money.parse("BHD 1234.5"), LocalizedText.of("الهيئة", "iGA")))
                .isEqualTo(
                        LocalizedText.of(
                                "لمتابعة الطلب ادفع الرسوم، وقدرها 1,234.500\u00a0د.ب.، من صفحة الطلب. وتُستكمل إجراءات الطلب لدى الهيئة بعد الدفع.",
                                "To go on, pay the fee of BHD\u00a01,234.500 on the page of the request. The request goes on at iGA after the payment."));
        assertThat(texts.text("request.quote", LocalDate.of(2026, 1, 9)))
                .isEqualTo(LocalizedText.of("«9 يناير 2026»", "“9 January 2026”"));
        assertThat(texts.paragraphs(LocalizedText.of("أ", "a"), LocalizedText.of("ب", "b")))
                .isEqualTo(LocalizedText.of("أ\n\nب", "a\n\nb"));
    }
}
