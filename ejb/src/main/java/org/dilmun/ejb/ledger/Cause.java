package org.dilmun.ejb.ledger;

import java.time.Instant;
import java.util.List;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/**
 * How money came to move, from what somebody asked for to what the gateway said, and no more of the person than the books need.
 *
 * @param description what was paid for
 * @param payer the name with all but its initials left out
 * @param steps in the order in which they came
 */
public record Cause(LocalizedText description, LocalizedText payer, List<Step> steps) {

    public Cause {
        steps = List.copyOf(steps);
    }

    /** What a step is: names a text. */
    public enum Kind {
        REQUEST,
        JOURNEY,
        BILL,
        ORDER,
        ATTEMPT,
        REFUND
    }

    /**
     * One step.
     *
     * @param begunAt when it was asked for
     * @param endedAt when it was decided; null while it is not, or if nobody decides it
     * @param evidence number by which the acquirer knows it; null if it has none
     */
    public record Step(Kind kind, Reference reference, Instant begunAt, Instant endedAt, String evidence) {}
}
