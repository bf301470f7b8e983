package org.dilmun.ejb.school;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.dilmun.domain.school.Transfer;
import org.dilmun.domain.school.Transfer.Stage;

/**
 * What is looked at of the pupils who change to or from a school.
 *
 * @param school code
 * @param grade that they change to; null: any
 * @param state one of the side's; null: any
 */
public record PupilList(String school, Side side, Integer grade, State state) {

    /** How far it is, as the school sees it. */
    public enum State {
        /** The school says whether fees and books are settled. */
        CLEARANCE(Stage.CLEARANCE),
        /** What becomes of it then is not the matter of the school that is left. */
        CLEARED(Stage.SEAT, Stage.WAITING, Stage.REVIEW, Stage.APPROVED),
        SEAT(Stage.SEAT),
        WAITING(Stage.WAITING),
        REVIEW(Stage.REVIEW),
        APPROVED(Stage.APPROVED);

        @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
        private final List<Stage> stages;

        State(Stage... stages) {
            this.stages = List.of(stages);
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which pupils. */
    public enum Side {
        LEAVING(State.CLEARANCE, State.CLEARED),
        /** Cleared by their school, and not on the waiting list. */
        COMING(State.SEAT, State.REVIEW, State.APPROVED),
        WAITING(State.WAITING);

        @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
        private final List<State> states;

        Side(State... states) {
            this.states = List.of(states);
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public List<State> states() {
            return states;
        }

        /** @return how far a transfer of this side is */
        public State of(Transfer transfer) {
            return states.stream()
                    .filter(state -> state.stages.contains(transfer.stage()))
                    .findFirst()
                    .orElseThrow();
        }

        String column() {
            return this == LEAVING ? "t.from" : "t.to";
        }
    }

    /** As an address says it; what it cannot be is the first side, any grade and any state. */
    public static PupilList of(String school, String side, String grade, String state) {
        Side chosen = Stream.of(Side.values())
                .filter(each -> each.code().equals(side))
                .findFirst()
                .orElse(Side.LEAVING);
        return new PupilList(
                school,
                chosen,
                grade != null && grade.matches("-?[0-9]{1,2}") ? Integer.valueOf(grade) : null,
                chosen.states().stream()
                        .filter(each -> each.code().equals(state))
                        .findFirst()
                        .orElse(null));
    }

    List<Stage> stages() {
        return (state == null ? side.states() : List.of(state))
                .stream().flatMap(each -> each.stages.stream()).toList();
    }
}
