package org.dilmun.ejb.notice.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.outbox.NotNow;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.outbox.OutboxHandler;
import org.dilmun.ejb.persistence.TestDatabase;

/** A mail server that is really there, and that a test may take away for a while. */
public final class PostOffice implements AutoCloseable {

    private final int port = freePort();
    private GreenMail server;

    public PostOffice() {
        open();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void open() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Has the beans of that database send here. */
    public void serve(TestDatabase database) {
        database.with(MailSettings.class, settings(database.bean(Profile.class), port));
    }

    @SuppressWarnings("UnnecessaryAssignment") // as the container would
    static MailSettings settings(Profile profile, int port) {
        var settings = new MailSettings();
        settings.profile = profile;
        settings.host = Optional.of("127.0.0.1");
        settings.port = Optional.of(Integer.toString(port));
        settings.tls = Optional.of("none");
        settings.user = Optional.empty();
        settings.password = Optional.empty();
        settings.from = Optional.of("National portal <no-reply@portal.example>");
        settings.boxUrl = Optional.empty();
        return settings;
    }

    int port() {
        return port;
    }

    /** As the outbox does it for what is due in the lane of that handler. @return how many have left */
    public int deliver(TestDatabase database, OutboxHandler handler) {
        var outbox = database.bean(Outbox.class);
        int left = 0;
        for (long id : database.inTransaction(() -> outbox.due(handler.lane()))) {
            OutboxMessage message =
                    database.inTransaction(() -> outbox.claim(id)).orElseThrow();
            try {
                database.inTransaction(() -> handler.deliver(message));
                database.inTransaction(() -> outbox.delivered(id));
                left++;
            } catch (NotNow e) {
                database.inTransaction(() -> outbox.postponed(id, e.getMessage()));
            }
        }
        return left;
    }

    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    public MimeMessage last() {
        List<MimeMessage> all = received();
        return all.get(all.size() - 1);
    }

    /** @return what stands in its text */
    public static String text(MimeMessage message) {
        return part(message, 0);
    }

    static String html(MimeMessage message) {
        return part(message, 1);
    }

    private static String part(MimeMessage message, int index) {
        try {
            return ((MimeMultipart) message.getContent())
                    .getBodyPart(index)
                    .getContent()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String whole(MimeMessage message) {
        return GreenMailUtil.getWholeMessage(message);
    }
}
