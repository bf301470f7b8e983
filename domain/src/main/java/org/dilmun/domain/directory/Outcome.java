package org.dilmun.domain.directory;

import java.util.List;

import org.dilmun.domain.kernel.LocalizedText;

/** What a completed case yields: the certificate, and what it says. */
public record Outcome(Certificate certificate) {

    /**
     * A certificate.
     *
     * @param statement the sentence that it certifies
     * @param answers what it shows of the applicant's answers
     */
    public record Certificate(LocalizedText title, LocalizedText statement, List<ShownAnswer> answers) {

        public Certificate {
            answers = answers == null ? List.of() : List.copyOf(answers);
        }
    }

    /**
     * An answer on paper.
     *
     * @param field id of a field of the form
     * @param label what the paper calls it; null: as the form does, whose question to the applicant may read badly there
     */
    public record ShownAnswer(String field, LocalizedText label) {}
}
