package org.dilmun.peers.post;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PostBoxTest {

    private static String page(PostBox box) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + box.pagePort() + "/"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void send(PostBox box, String subject, String text) throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(box.smtpPort()));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("portal@example.org"));
        message.setRecipients(MimeMessage.RecipientType.TO, "somebody@example.org");
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    @Test
    void what_comes_is_shown_the_newest_first_and_cannot_run() throws Exception {
        try (PostBox box = PostBox.start(0, 0)) {
            assertThat(page(box)).contains("Nothing has come yet");
            send(box, "الأولى", "رمزك هو 123456");
            send(box, "Second", "<script>alert(1)</script>");
            assertThat(page(box))
                    .contains("الأولى", "رمزك هو 123456", "somebody@example.org", "&lt;script&gt;")
                    .doesNotContain("<script>");
            assertThat(page(box).indexOf("Second")).isLessThan(page(box).indexOf("الأولى"));
        }
    }
}
