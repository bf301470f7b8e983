package org.dilmun.ejb.notice.mail;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.outbox.NotNow;

/**
 * Hands e-mail to the server of the settings, one connection a mail. It is called by the outbox alone, outside of transactions. A mail has
 * the same {@code Message-ID} each time, and text and HTML that say the same.
 */
@ApplicationScoped
public class Mailer {

    /** Permanent, about the address, and not about the policy of the server (RFC 3463, class 7), which is ours to mend. */
    private static final Pattern NO_SUCH_BOX = Pattern.compile("(?s)5[05]\\d[ -](?!5\\.7\\.).*");

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    @Inject
    MailSettings settings;

    @Inject
    RealClock clock;

    /**
     * @throws AddressRefused if the server takes nothing for that address, whenever it is asked
     * @throws NotNow if the server cannot be reached or does not let us in: mail has to wait
     * @throws IllegalStateException if it does not take this one
     */
    public void send(Mail mail) {
        Session session = Session.getInstance(settings.properties());
        try (Transport server = session.getTransport("smtp")) {
            connect(server);
            MimeMessage message = message(session, mail);
            server.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException e) {
            if (refusesAddress(e)) {
                throw new AddressRefused(e);
            }
            throw new IllegalStateException("the mail server does not take it: " + replies(e), e);
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail did not get through: " + e.getMessage(), e);
        }
    }

    private void connect(Transport server) throws MessagingException {
        try {
            server.connect(settings.host(), settings.port(), settings.user().orElse(null), settings.password());
        } catch (AuthenticationFailedException e) {
            throw new NotNow(new IllegalStateException("the mail server does not let us in", e));
        } catch (MessagingException e) {
            throw new NotNow(new IllegalStateException("the mail server is away: " + e.getMessage(), e));
        }
    }

    /** Connects and leaves again. @throws NotNow if the server is away */
    void tryServer() {
        try (Transport server = Session.getInstance(settings.properties()).getTransport("smtp")) {
            connect(server);
        } catch (MessagingException e) {
            throw new NotNow(new IllegalStateException(e.getMessage(), e));
        }
    }

    private static boolean refusesAddress(SendFailedException e) {
        return e.getInvalidAddresses() != null
                && e.getInvalidAddresses().length > 0
                && chain(e).anyMatch(reply -> NO_SUCH_BOX.matcher(reply).matches());
    }

    private static String replies(SendFailedException e) {
        return chain(e).collect(Collectors.joining("; "));
    }

    /** What the server has said, each in an exception of its own behind the first. */
    private static Stream<String> chain(MessagingException first) {
        return Stream.<Exception>iterate(
                        first, e -> e != null, e -> e instanceof MessagingException of ? of.getNextException() : null)
                .map(e -> String.valueOf(e.getMessage()).strip());
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        var message = new NamedMessage(session, "<" + mail.key() + "@" + settings.domain() + ">");
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to().value(), true));
        message.setSubject(mail.subject(), UTF_8);
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated"); // no answer of a machine comes back (RFC 3834)
        message.setHeader("Content-Language", mail.language().tag());
        var text = new MimeBodyPart();
        text.setText(MailBody.text(mail), UTF_8);
        var html = new MimeBodyPart();
        html.setText(MailBody.html(mail), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    /** The library would make a name of its own whenever the mail is written. */
    private static final class NamedMessage extends MimeMessage {

        private final String name;

        NamedMessage(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
