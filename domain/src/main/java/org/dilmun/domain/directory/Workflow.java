package org.dilmun.domain.directory;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * How a case of the service moves, from its first step on.
 *
 * @param prefix of the references of its cases, two to four capitals
 * @param refund whether the fee comes back; null if the body has not stated it
 * @param withdrawal how long its applicant may withdraw it; null: until it is decided
 */
public record Workflow(String prefix, List<Step> steps, Refund refund, Withdrawal withdrawal) {

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
        TASK,
        /** Until the applicant has come to a place. */
        APPOINTMENT,
        /** Until those whom the applicant has named have signed. */
        SIGNATURES;

        @JsonCreator
        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens by itself, once, when a task is not done by its last day. */
    public enum Overdue {
        /** Whoever has the task is reminded, or whoever could take it. */
        REMIND,
        /** The supervisors of the body are shown that it is overdue. */
        ESCALATE,
        /** The system decides as the officer would who rejects. */
        REJECT,
        /** The system decides as the officer would who lets the case go on. */
        APPROVE;

        @JsonCreator
        static Overdue of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean decides() {
            return this == REJECT || this == APPROVE;
        }

        private boolean takes(Action action, boolean opinion) {
            if (opinion) {
                return decides()
                        && Opinion.of(action.id()).equals(Optional.of(this == REJECT ? Opinion.OBJECT : Opinion.AGREE));
            }
            Optional<End> end = action.end();
            return switch (this) {
                case REJECT -> end.equals(Optional.of(End.REJECTED));
                case APPROVE -> end.isEmpty() || end.equals(Optional.of(End.COMPLETED));
                case REMIND, ESCALATE -> false;
            };
        }
    }

    /** What a body that is asked may say. Its code is the id of the action by which it says so. */
    public enum Opinion {
        AGREE,
        /** With a reason. */
        OBJECT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Opinion> of(String actionId) {
            return Stream.of(values())
                    .filter(opinion -> opinion.code().equals(actionId))
                    .findFirst();
        }
    }

    /** When the bodies, or the people, that a step asks have agreed. */
    public enum Rule {
        ALL,
        ANY,
        /** More than half of those that were asked; people who sign are not counted like that. */
        MAJORITY;

        @JsonCreator
        static Rule of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * @param asked how many
         * @return whether the opinions so far settle it, whatever the others may say: the last of them is how it is settled
         */
        public boolean settled(int asked, int agreed, int objected) {
            return switch (this) {
                case ALL -> objected > 0 || agreed == asked;
                case ANY -> agreed > 0 || objected == asked;
                case MAJORITY -> 2 * agreed > asked || 2 * objected >= asked;
            };
        }
    }

    /**
     * One step.
     *
     * @param role who works on a task; null where no official does
     * @param due working days for it; 0: no deadline
     * @param overdue what happens by itself after the last day; null: nothing, the case only shows as late
     * @param overdueReason what the applicant is told if the system decides then; null if nothing has to be said
     * @param consult codes of the bodies that are asked, all at once, each with a task of its own; empty: the body of the service
     *     does the task
     * @param rule when they have agreed; null where nobody is asked
     * @param appointment what the applicant comes for; null where nobody has to come
     * @param each id of the question whose rows or choices are decided one by one; null: the case is decided as a whole
     * @param partner which organisation outside government does the task; null: the body of the service does
     * @param signatures who signs; null where nobody has to
     */
    public record Step(
            String id,
            Kind kind,
            LocalizedText label,
            Role role,
            int due,
            Overdue overdue,
            LocalizedText overdueReason,
            List<String> consult,
            Rule rule,
            List<Action> actions,
            Visit appointment,
            String each,
            PartnerPart partner,
            Signing signatures) {

        public Step {
            consult = consult == null ? List.of() : List.copyOf(consult);
            actions = actions == null ? List.of() : List.copyOf(actions);
        }

        /** @return the same step, done by that role */
        public Step by(Role other) {
            return new Step(
                    id,
                    kind,
                    label,
                    other,
                    due,
                    overdue,
                    overdueReason,
                    consult,
                    rule,
                    actions,
                    appointment,
                    each,
                    partner,
                    signatures);
        }

        /** @return whether it asks bodies for their opinion: its actions are then {@code agree} and {@code object} */
        public boolean consults() {
            return !consult.isEmpty();
        }

        public Optional<Action> action(String actionId) {
            return actions.stream()
                    .filter(action -> action.id().equals(actionId))
                    .findFirst();
        }

        /** @return what the system does when the step is overdue: none or one of the actions, of any descriptor that was read */
        public List<Action> overdueActions() {
            return overdue == null
                    ? List.of()
                    : actions.stream()
                            .filter(action -> overdue.takes(action, consults()))
                            .toList();
        }
    }

    /**
     * What a partner has to do with a step.
     *
     * @param field whose answer is the code of the partner; null: the code of the service says which it is. Who is named by neither
     *     leaves the step to the body of the service
     * @param sees ids of the fields whose answers it sees
     * @param remarks whether it sees what registers say about the case
     */
    public record PartnerPart(String field, List<String> sees, boolean remarks) {

        public PartnerPart {
            sees = sees == null ? List.of() : List.copyOf(sees);
        }
    }

    /**
     * What an applicant comes to a place for.
     *
     * @param kind code of it, of the country's places
     * @param places codes of those that are offered; empty: wherever it is done
     * @param again how often somebody who did not come may take another appointment
     * @param missed what happens then: {@code rejected}, or the id of the step that follows
     * @param missedReason what the applicant is told if the case is rejected then; null if it is not
     */
    public record Visit(String kind, List<String> places, int again, String missed, LocalizedText missedReason) {

        public Visit {
            places = places == null ? List.of() : List.copyOf(places);
        }

        public boolean rejects() {
            return End.of(missed).equals(Optional.of(End.REJECTED));
        }

        public boolean offers(String place) {
            return places.isEmpty() || places.contains(place);
        }
    }

    /**
     * Who signs what the applicant has stated.
     *
     * @param field whose answer names them
     * @param rule {@code ALL} or {@code ANY} of them
     * @param refused what happens once it is certain that too many refuse: {@code rejected} or {@code returned}
     * @param refusedReason what the applicant is told then
     */
    public record Signing(String field, Rule rule, String refused, LocalizedText refusedReason) {

        public boolean rejects() {
            return End.of(refused).equals(Optional.of(End.REJECTED));
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

    /** @return whether an applicant may withdraw a case that has come to that step, as far as steps say so */
    public boolean withdrawableAt(Step step) {
        return withdrawal == null
                || withdrawal.until() == null
                || step(withdrawal.until())
                        .map(last -> steps.indexOf(step) <= steps.indexOf(last))
                        .orElse(false);
    }

    /** @return id of the question whose parts are decided one by one, at one of the steps; empty if none does */
    public Optional<String> each() {
        return steps.stream().map(Step::each).filter(Objects::nonNull).findFirst();
    }

    /** @return whether partners do some of its steps */
    public boolean hasPartners() {
        return steps.stream().anyMatch(step -> step.partner() != null);
    }

    /** @return the step at which others sign; empty if nobody does */
    public Optional<Step> signing() {
        return steps.stream().filter(step -> step.signatures() != null).findFirst();
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
