package org.dilmun.domain.directory;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * What a completed case yields.
 *
 * @param certificate null if there is none
 * @param followUps codes of the services that people usually need next, in that order; empty if the body names none
 */
public record Outcome(Certificate certificate, List<String> followUps) {

    public Outcome {
        followUps = followUps == null ? List.of() : List.copyOf(followUps);
    }

    /**
     * A certificate.
     *
     * @param statement the sentence that it certifies
     * @param answers what it shows of the applicant's answers
     * @param revocations saved reasons for which it may be revoked; empty if there are none
     */
    public record Certificate(
            LocalizedText title, LocalizedText statement, List<ShownAnswer> answers, List<SavedReason> revocations) {

        public Certificate {
            answers = answers == null ? List.of() : List.copyOf(answers);
            revocations = revocations == null ? List.of() : List.copyOf(revocations);
        }

        public Optional<SavedReason> revocation(String reasonId) {
            return revocations.stream()
                    .filter(saved -> saved.id().equals(reasonId))
                    .findFirst();
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
