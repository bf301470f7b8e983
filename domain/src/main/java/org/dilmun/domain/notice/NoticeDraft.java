package org.dilmun.domain.notice;

import java.util.Objects;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/**
 * A notice that is to be sent.
 *
 * @param key of its cause, at most 100 characters: one cause has one notice, however often it is told
 * @param receiverId the party that it is for
 * @param bodyId the body that speaks
 * @param text paragraphs, with an empty line between them
 * @param link address of the page that it is about, behind the language: {@code /my/requests/REQ-26-7K3M-9Q4X}; may be null
 * @param document the document that comes with it; may be null
 */
public record NoticeDraft(
        String key,
        long receiverId,
        long bodyId,
        LocalizedText subject,
        LocalizedText text,
        String link,
        Reference document) {

    public NoticeDraft {
        Objects.requireNonNull(key);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(text);
    }
}
