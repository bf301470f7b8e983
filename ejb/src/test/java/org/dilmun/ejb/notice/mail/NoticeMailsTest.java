package org.dilmun.ejb.notice.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.MailAddress;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class NoticeMailsTest {

    private static final EmailAddress HOME = new EmailAddress("maryam@example.org");
    private static final LocalizedText TITLE =
            LocalizedText.of("اكتمل طلبك: بدل فاقد", "Your request is complete: lost card");

    private final TestDatabase database = new TestDatabase();
    private final PostOffice post = new PostOffice();
    private Instant now = Instant.parse("2026-12-05T08:00:00Z");
    private long maryam;
    private long body;

    @BeforeEach
    void begin() {
        database.with(RealClock.class, () -> now).with(BusinessClock.class, () -> now);
        post.serve(database);
        database.inTransaction(() -> database.bean(Bodies.class)
                .takeOver(List.of(new Bodies.BodyData(
                        "iga",
                        LocalizedText.of("هيئة المعلومات", "Information Authority"),
                        null,
                        "authority",
                        LocalizedText.of("دور", "Role")))));
        body = database.inTransaction(
                () -> database.bean(Bodies.class).get("iga").id());
        maryam = database.inTransaction(() -> database.bean(People.class)
                .register(
                        new PersonalNumber("920704565"),
                        new Person.Profile(
                                LocalizedText.of("مريم", "Maryam"),
                                LocalDate.of(1992, 7, 14),
                                Sex.FEMALE,
                                "BHR",
                                true,
                                null,
                                null,
                                null))
                .id());
    }

    @AfterEach
    void close() {
        post.close();
        database.close();
    }

    private void proves(EmailAddress address, String language) {
        database.inTransaction(() -> addresses().prove(maryam, address, language));
    }

    private MailAddresses addresses() {
        return database.bean(MailAddresses.class);
    }

    private void send(String cause) {
        database.inTransaction(() -> tell(cause));
    }

    private void tell(String cause) {
        database.bean(Notices.class)
                .send(new NoticeDraft(
                        cause,
                        maryam,
                        body,
                        TITLE,
                        LocalizedText.of("سبب لا يقرؤه غيرها", "A reason that nobody else reads"),
                        "/my/requests/REQ-26-7K3M-9Q4X",
                        null));
    }

    private int deliver() {
        return post.deliver(database, database.bean(SendMail.class));
    }

    private long waiting() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select count(m) from OutboxMessage m", Long.class)
                .getSingleResult());
    }

    @Test
    void a_notice_goes_by_mail_in_the_language_of_its_receiver_and_says_where_to_read_it() throws Exception {
        proves(HOME, "ar");
        send("one");
        assertThat(deliver()).isEqualTo(1);
        MimeMessage mail = post.last();
        assertThat(mail.getSubject()).isEqualTo("اكتمل طلبك: بدل فاقد");
        assertThat(mail.getAllRecipients()[0]).hasToString("maryam@example.org");
        assertThat(PostOffice.text(mail))
                .contains("وصلك إشعار جديد من هيئة المعلومات", "/ar/inbox/NTC-26-", "/ar/my/contact")
                .doesNotContain("سبب لا يقرؤه غيرها", "REQ-26");
        assertThat(PostOffice.whole(mail)).doesNotContain("920704565");
        assertThat(post.received()).hasSize(1);
    }

    @Test
    void one_notice_has_one_mail_and_its_cause_too() {
        proves(HOME, "en");
        send("one");
        send("one");
        assertThat(deliver()).isEqualTo(1);
        assertThat(deliver()).isZero();
        assertThat(post.received()).hasSize(1);
    }

    @Test
    void a_notice_that_is_taken_back_sends_nothing() {
        proves(HOME, "en");
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    tell("one");
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(waiting()).isZero();
        assertThat(deliver()).isZero();
        assertThat(post.received()).isEmpty();
    }

    @Test
    void who_has_proved_no_address_or_wants_no_mail_gets_none() {
        send("one");
        proves(HOME, "en");
        database.inTransaction(() -> addresses().find(maryam).orElseThrow().switchNotices(false));
        send("two");
        assertThat(waiting()).isZero();
        database.inTransaction(() -> addresses().find(maryam).orElseThrow().switchNotices(true));
        send("three");
        database.inTransaction(() -> addresses().find(maryam).orElseThrow().switchNotices(false));
        assertThat(deliver()).as("switched off before it left").isEqualTo(1);
        assertThat(post.received()).isEmpty();
    }

    @SuppressWarnings("UnnecessaryAssignment") // as the container would
    @Test
    void without_a_server_nothing_is_kept_for_later() {
        proves(HOME, "en");
        var off = PostOffice.settings(database.bean(Profile.class), 1);
        off.host = Optional.empty();
        database.bean(NoticeMails.class).settings = off;
        send("one");
        assertThat(waiting()).isZero();
    }

    @Test
    void while_the_server_is_away_mail_waits_and_leaves_once_it_is_back() {
        proves(HOME, "en");
        post.close();
        send("one");
        assertThat(deliver()).isZero();
        now = now.plusSeconds(5);
        assertThat(deliver()).isZero();
        post.open();
        now = now.plusSeconds(60);
        assertThat(deliver()).isEqualTo(1);
        assertThat(post.received()).hasSize(1);
    }

    @Test
    void what_two_nodes_claimed_after_each_other_has_one_name() throws Exception {
        proves(HOME, "en");
        send("one");
        OutboxMessage message = database.inTransaction(() -> database.entityManager()
                .createQuery("select m from OutboxMessage m", OutboxMessage.class)
                .getSingleResult());
        var handler = database.bean(SendMail.class);
        database.inTransaction(() -> handler.deliver(message));
        database.inTransaction(() -> handler.deliver(message));
        assertThat(post.received()).hasSize(2);
        assertThat(post.received().get(0).getMessageID())
                .isEqualTo(post.received().get(1).getMessageID());
    }

    @SuppressWarnings("UnnecessaryAssignment") // as the container would
    @Test
    void an_address_that_is_refused_is_noted_and_written_to_no_more() throws Exception {
        proves(HOME, "en");
        send("one");
        send("two");
        try (var server = new StubbornServer("550 5.1.1 no such user here")) {
            database.bean(Mailer.class).settings = PostOffice.settings(database.bean(Profile.class), server.port());
            assertThat(deliver()).isEqualTo(2);
        }
        assertThat(address().reachable()).isFalse();
        send("three");
        assertThat(waiting()).isZero();
        proves(HOME, "en");
        assertThat(address().reachable()).as("proved anew").isTrue();
    }

    private MailAddress address() {
        return database.inTransaction(() -> addresses().find(maryam).orElseThrow());
    }

    @Test
    void the_address_of_before_hears_that_it_is_that_no_more_and_none_stands_in_clear() throws Exception {
        proves(HOME, "en");
        proves(HOME, "ar");
        assertThat(waiting()).as("the same address").isZero();
        proves(new EmailAddress("m@work.example"), "en");
        String payloads = database.inTransaction(() -> (String) database.entityManager()
                .createNativeQuery("select payload from outbox")
                .getSingleResult());
        assertThat(payloads).doesNotContain("maryam", "example.org");
        assertThat(deliver()).isEqualTo(1);
        assertThat(post.last().getAllRecipients()[0]).hasToString("maryam@example.org");
        assertThat(post.last().getSubject()).isEqualTo("لم يعد هذا البريد عنوانًا لمفتاح إلكتروني");
        byte[] sealed = address().sealedAddress();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("work");
        database.inTransaction(() -> addresses().remove(maryam));
        assertThat(deliver()).isEqualTo(1);
        assertThat(post.last().getAllRecipients()[0]).hasToString("m@work.example");
    }
}
