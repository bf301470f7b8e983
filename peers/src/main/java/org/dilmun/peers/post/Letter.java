package org.dilmun.peers.post;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/**
 * A mail as the page shows it.
 *
 * @param date as its header says it
 * @param text its plain text; of a mail that has none, what it has instead
 */
record Letter(String to, String subject, String date, String text) {

    static Letter of(MimeMessage message) {
        try {
            String to = Arrays.stream(message.getAllRecipients())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            String[] date = message.getHeader("Date");
            return new Letter(to, message.getSubject(), date == null ? "" : date[0], text(message));
        } catch (MessagingException | IOException e) {
            return new Letter("", "", "", "This mail cannot be read: " + e.getMessage());
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        return content instanceof MimeMultipart parts ? text(parts.getBodyPart(0)) : String.valueOf(content);
    }
}
