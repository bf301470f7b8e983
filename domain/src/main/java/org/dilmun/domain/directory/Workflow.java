package org.dilmun.domain.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * How a case of the service moves, from its first step on.
 *
 * @param prefix of the references of its cases, two to four capitals
 * @param refund whether the fee comes back; null if the body has not stated it
 */
public record Workflow(String prefix, List<Step> steps, Refund refund) {

    /** Ends of a case, beside the ids of steps, that an action may lead to. */
    public enum End {
        COMPLETED,
        REJECTED,
        RETURNED;

        static Optional<End> of(String target) {
            for (End end : values()) {
                if (end.name().toLowerCase(Locale.ROOT).equals(target)) {
                    return Optional.of(end);
                }
            }
            return Optional.empty();
        }
    }

    /** What a step waits for. */
    public enum Kind {
        PAYMENT,
        TASK;

        @JsonCreator
        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One step.
     *
     * @param role who works on a task; null for a payment
     * @param due working days for it; 0: no deadline
     */
    public record Step(String id, Kind kind, LocalizedText label, Role role, int due, List<Action> actions) {

        public Step {
            actions = actions == null ? List.of() : List.copyOf(actions);
        }

        public Optional<Action> action(String actionId) {
            return actions.stream()
                    .filter(action -> action.id().equals(actionId))
                    .findFirst();
        }
    }

    /**
     * What an officer can do at a step.
     *
     * @param to id of a step, or {@code completed}, {@code rejected}, {@code returned}
     * @param reason whether the officer must say why; the applicant reads it
     * @param reasons saved texts for that, to choose from; empty if there are none
     */
    public record Action(String id, LocalizedText label, String to, boolean reason, List<SavedReason> reasons) {

        public Action {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
        }

        public Optional<End> end() {
            return End.of(to);
        }

        public Optional<SavedReason> savedReason(String reasonId) {
            return reasons.stream().filter(saved -> saved.id().equals(reasonId)).findFirst();
        }
    }

    /**
     * Whether a paid fee comes back; each part null if not stated.
     *
     * @param withdrawn when the applicant withdraws before the body has begun its work
     * @param rejected when the body rejects
     */
    public record Refund(FeeReturn withdrawn, FeeReturn rejected) {}

    /** @return what becomes of the fee when the applicant withdraws before the body has begun its work */
    public FeeReturn whenWithdrawn() {
        return refund == null || refund.withdrawn() == null ? FeeReturn.UNSTATED : refund.withdrawn();
    }

    /** @return what becomes of the fee when the body rejects */
    public FeeReturn whenRejected() {
        return refund == null || refund.rejected() == null ? FeeReturn.UNSTATED : refund.rejected();
    }

    public Step first() {
        return steps.get(0);
    }

    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** @return the step after that one in the order of the descriptor */
    public Optional<Step> after(Step step) {
        int next = steps.indexOf(step) + 1;
        return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
    }
}
