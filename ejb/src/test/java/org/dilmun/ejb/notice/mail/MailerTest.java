package org.dilmun.ejb.notice.mail;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.EmailAddressMalformed;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.outbox.NotNow;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes over the wire, to a server that is really there. */
@OnDatabase
class MailerTest {

    private static final EmailAddress MARYAM = new EmailAddress("maryam@example.org");

    private final TestDatabase database = new TestDatabase();
    private final PostOffice post = new PostOffice();

    @AfterEach
    void close() {
        post.close();
        database.close();
    }

    @SuppressWarnings("UnnecessaryAssignment") // as the container would
    private Mailer mailer(int port) {
        var mailer = new Mailer();
        mailer.settings = PostOffice.settings(database.bean(Profile.class), port);
        mailer.clock = () -> Instant.parse("2026-12-05T08:00:00Z");
        return mailer;
    }

    private static Mail mail(String subject) {
        return new Mail(
                "NTC-26-7K3M-9Q4X",
                MARYAM,
                new Language("ar"),
                subject,
                "وصلك إشعار <جديد>.\n\nادخل لتقرأه.",
                "http://localhost:8080/ar/inbox/NTC-26-7K3M-9Q4X");
    }

    @Test
    void arabic_arrives_as_it_was_written_as_text_and_from_right_to_left() throws Exception {
        mailer(post.port()).send(mail("اكتمل طلبك: استخراج بدل فاقد لبطاقة الهوية"));
        var message = post.last();
        assertThat(message.getSubject()).isEqualTo("اكتمل طلبك: استخراج بدل فاقد لبطاقة الهوية");
        assertThat(message.getHeader("Message-ID")).containsExactly("<NTC-26-7K3M-9Q4X@localhost>");
        assertThat(message.getHeader("Date")).containsExactly("Sat, 5 Dec 2026 08:00:00 GMT");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getFrom()[0]).hasToString("National portal <no-reply@portal.example>");
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(PostOffice.text(message))
                .contains("وصلك إشعار <جديد>.", "http://localhost:8080/ar/inbox/NTC-26-7K3M-9Q4X");
        assertThat(PostOffice.html(message))
                .contains("lang=\"ar\" dir=\"rtl\"", "<p>وصلك إشعار &lt;جديد&gt;.</p>")
                .contains("href=\"http://localhost:8080/ar/inbox/NTC-26-7K3M-9Q4X\"");
    }

    @Test
    void a_title_cannot_begin_another_header() throws Exception {
        mailer(post.port()).send(mail("Paid\r\nBcc: thief@example.com\r\n\r\nAnd a text of its own"));
        var message = post.last();
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).isEqualTo("Paid Bcc: thief@example.com And a text of its own");
        assertThat(post.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maryam",
                "a@b.example,thief@example.com",
                "a@b.example\r\nBcc: thief@example.com",
                "Maryam <maryam@example.org>",
                "a b@example.org",
                "مريم@example.org"
            })
    void what_is_more_or_less_than_one_address_is_none(String typed) {
        assertThatThrownBy(() -> EmailAddress.parse(typed)).isInstanceOf(EmailAddressMalformed.class);
    }

    @Test
    void while_the_server_is_away_mail_waits() {
        post.close();
        var mailer = mailer(post.port());
        assertThatThrownBy(() -> mailer.send(mail("Title"))).isInstanceOf(NotNow.class);
        assertThatThrownBy(mailer::tryServer).isInstanceOf(NotNow.class);
        post.open();
        mailer.send(mail("Title"));
        assertThat(post.received()).hasSize(1);
    }

    @Test
    void an_address_that_is_none_is_told_from_a_server_that_does_not_want_us() throws Exception {
        try (var server = new StubbornServer("550 5.1.1 no such user here")) {
            assertThatThrownBy(() -> mailer(server.port()).send(mail("Title"))).isInstanceOf(AddressRefused.class);
        }
        try (var server = new StubbornServer("550 5.7.1 relaying denied")) {
            assertThatThrownBy(() -> mailer(server.port()).send(mail("Title")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("relaying denied");
        }
        try (var server = new StubbornServer("451 4.7.1 come back later")) {
            assertThatThrownBy(() -> mailer(server.port()).send(mail("Title")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("come back later");
        }
    }
}
