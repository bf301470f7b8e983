package org.dilmun.domain.directory;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;

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
    public record ShownAnswer(String field, LocalizedText label) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public ShownAnswer {}

        /** As the first releases wrote it: versions of a service are kept for ever, and read for as long. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static ShownAnswer ofField(String field) {
            return new ShownAnswer(field, null);
        }
    }
}
