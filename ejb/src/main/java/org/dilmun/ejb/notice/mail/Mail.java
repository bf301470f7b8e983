package org.dilmun.ejb.notice.mail;

import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.Language;

/**
 * An e-mail that is to leave.
 *
 * @param key names it among all, so that whoever gets it twice knows that it is one: letters, digits and hyphens
 * @param subject one line; what would end it is taken out
 * @param text paragraphs, with an empty line between them
 * @param link whole address of a page of the portal, by itself below the text; null: there is none
 */
public record Mail(String key, EmailAddress to, Language language, String subject, String text, String link) {

    private static final int LONGEST_SUBJECT = 150;

    public Mail {
        if (!key.matches("[A-Za-z0-9-]{1,80}")) {
            throw new IllegalArgumentException("not the key of a mail: " + key);
        }
        String line = subject.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
        subject = line.substring(0, Math.min(LONGEST_SUBJECT, line.length()));
    }
}
