package org.dilmun.domain.directory;

import java.util.List;

import org.dilmun.domain.kernel.LocalizedText;

/** What a completed case yields: the certificate, and what it says. */
public record Outcome(Certificate certificate) {

    /**
     * A certificate.
     *
     * @param statement the sentence that it certifies
     * @param answers ids of the form's fields that it shows
     */
    public record Certificate(LocalizedText title, LocalizedText statement, List<String> answers) {}
}
