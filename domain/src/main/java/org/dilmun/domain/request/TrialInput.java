package org.dilmun.domain.request;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What somebody does who tries a service, in the role of whoever does it in earnest.
 *
 * @param id of the page that is answered, or of the action; null for anything else
 * @param body id of the body or partner whose task it is; 0 for anything else
 * @param answers of a page, by field id
 * @param savedReason id of a text of the action; null for none
 * @param words for the other side to read; null for none
 * @param parts decided one by one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrialInput(
        Kind kind,
        String id,
        long body,
        Map<String, String> answers,
        String savedReason,
        String words,
        List<PartDecision> parts) {

    /** Stands for a file where a question asks for one: whatever is tried, no file is sent. */
    public static final String SAMPLE = "sample";

    /** What is done. */
    public enum Kind {
        /** The applicant answers a page. */
        ANSWER,
        /** The applicant hands the case in, or in again. */
        SUBMIT,
        PAY,
        /** An official or a partner acts at a step. */
        ACT,
        /** The last day of a task passes, or of the time to book an appointment. */
        OVERDUE,
        /** The applicant comes to the appointment. */
        COME,
        /** The applicant does not come to the appointment. */
        MISS
    }

    public TrialInput {
        answers = answers == null ? Map.of() : Map.copyOf(answers);
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    public static TrialInput of(Kind kind) {
        return new TrialInput(kind, null, 0, null, null, null, null);
    }

    public static TrialInput answer(String page, Map<String, String> answers) {
        return new TrialInput(Kind.ANSWER, page, 0, answers, null, null, null);
    }

    /** @param reply to an official who gave the case back; null for none */
    public static TrialInput submit(String reply) {
        return new TrialInput(Kind.SUBMIT, null, 0, null, null, reply, null);
    }

    public static TrialInput act(long body, String action, String savedReason, String words, List<PartDecision> parts) {
        return new TrialInput(Kind.ACT, action, body, null, savedReason, words, parts);
    }

    public static TrialInput overdue(long body) {
        return new TrialInput(Kind.OVERDUE, null, body, null, null, null, null);
    }
}
