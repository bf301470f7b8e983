package org.dilmun.ejb.notice.mail;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mail looks like: as text, and as the simplest HTML, which alone says in which direction it is read. */
final class MailBody {

    private static final String PARAGRAPH_END = "\n\n";

    private MailBody() {}

    static String text(Mail mail) {
        return mail.link() == null ? mail.text() : mail.text() + PARAGRAPH_END + mail.link();
    }

    static String html(Mail mail) {
        String paragraphs = Stream.of(mail.text().split(PARAGRAPH_END))
                .map(paragraph -> "<p>" + escaped(paragraph).replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining("\n"));
        String link = mail.link() == null
                ? ""
                : "<p dir=\"ltr\"><a href=\"%1$s\">%1$s</a></p>%n".formatted(escaped(mail.link()));
        return String.format(
                Locale.ROOT,
                "<!DOCTYPE html>%n<html lang=\"%s\" dir=\"%s\"><head><meta charset=\"utf-8\"></head>"
                        + "<body style=\"font-family: sans-serif; font-size: 16px; line-height: 1.6\">%n%s%n%s</body></html>%n",
                mail.language().tag(),
                mail.language().rightToLeft() ? "rtl" : "ltr",
                paragraphs,
                link);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
