package org.dilmun.ejb.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.dilmun.domain.directory.SavedReason;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.directory.Workflow.Action;
import org.dilmun.domain.directory.Workflow.Opinion;
import org.dilmun.domain.directory.Workflow.Overdue;
import org.dilmun.domain.directory.Workflow.Step;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.expression.Nearest;

/** What is wrong with the workflow of a descriptor beyond its shape. */
final class WorkflowCheck {

    private static final Set<String> OPINIONS = Set.of(Opinion.AGREE.code(), Opinion.OBJECT.code());

    private final Set<String> bodies;
    private final Map<String, Set<String>> appointments;
    private final Mistakes mistakes;

    /**
     * @param bodies codes of the country's government bodies
     * @param appointments codes of its places, by what people come for
     */
    WorkflowCheck(Set<String> bodies, Map<String, Set<String>> appointments, Mistakes mistakes) {
        this.bodies = bodies;
        this.appointments = appointments;
        this.mistakes = mistakes;
    }

    void check(Workflow workflow) {
        for (int s = 0; s < workflow.steps().size(); s++) {
            Step step = workflow.steps().get(s);
            String pointer = "/workflow/steps/" + s;
            actions(workflow, step, pointer);
            overdue(step, pointer);
            consultation(step, pointer);
            if (step.appointment() != null) {
                appointment(workflow, step.appointment(), pointer + "/appointment");
            }
        }
    }

    private void actions(Workflow workflow, Step step, String pointer) {
        var reasons = new HashSet<String>();
        for (int a = 0; a < step.actions().size(); a++) {
            Action action = step.actions().get(a);
            String place = pointer + "/actions/" + a;
            if (action.end().isEmpty() && workflow.step(action.to()).isEmpty()) {
                mistakes.at(place + "/to", "there is no step " + action.to());
            }
            if (!action.reasons().isEmpty() && !action.reason()) {
                mistakes.at(place + "/reasons", "the action " + action.id() + " asks for no reason");
            }
            unique(place + "/reasons", action.reasons(), reasons, mistakes);
        }
    }

    /** @param taken ids of reasons that stand before them and must not come again */
    static void unique(String pointer, List<SavedReason> saved, Set<String> taken, Mistakes mistakes) {
        for (int r = 0; r < saved.size(); r++) {
            String id = saved.get(r).id();
            if (!taken.add(id)) {
                mistakes.at(pointer + "/" + r + "/id", "the reason " + id + " stands twice");
            }
        }
    }

    private void overdue(Step step, String pointer) {
        if (step.overdue() != null && step.due() == 0) {
            mistakes.at(pointer + "/overdue", "the step " + step.id() + " is never overdue; say due, in working days");
        }
        if (step.overdue() != null && step.overdue().decides()) {
            overdueDecision(step, pointer);
        } else if (step.overdueReason() != null) {
            mistakes.at(pointer + "/overdueReason", "nothing is decided by itself here; leave it out");
        }
    }

    /** The system does what one of the officer's actions does, under the same rules. */
    private void overdueDecision(Step step, String pointer) {
        List<Action> fitting = step.overdueActions();
        if (fitting.size() != 1) {
            String needed = step.overdue() == Overdue.REJECT ? "reject" : "complete the case or lead to a step";
            mistakes.at(
                    pointer + "/overdue",
                    "exactly one action of the step has to " + needed + ", for the system to do the same; there are "
                            + fitting.size());
        } else if (fitting.get(0).reason() && step.overdueReason() == null) {
            mistakes.at(
                    pointer + "/overdue",
                    "the action " + fitting.get(0).id() + " asks for a reason; say it in overdueReason");
        } else if (!fitting.get(0).reason() && step.overdueReason() != null) {
            mistakes.at(
                    pointer + "/overdueReason",
                    "the action " + fitting.get(0).id() + " asks for no reason; leave it out");
        }
    }

    private void consultation(Step step, String pointer) {
        if (!step.consults()) {
            if (step.rule() != null) {
                mistakes.at(pointer + "/rule", "nobody is asked here; say consult, or leave it out");
            }
            return;
        }
        if (step.rule() == null) {
            mistakes.at(pointer + "/consult", "when have they agreed? say it in rule: all, any or majority");
        }
        for (int b = 0; b < step.consult().size(); b++) {
            String body = step.consult().get(b);
            if (!bodies.contains(body)) {
                mistakes.at(pointer + "/consult/" + b, "there is no body " + body + "; " + Nearest.hint(body, bodies));
            }
        }
        Set<String> ids = step.actions().stream().map(Action::id).collect(Collectors.toSet());
        if (step.actions().size() != OPINIONS.size() || !ids.equals(OPINIONS)) {
            mistakes.at(pointer + "/actions", "a body that is asked says agree or object: give those two actions");
        }
        Optional<Action> objection = step.action(Opinion.OBJECT.code());
        if (objection.isPresent() && !objection.get().reason()) {
            mistakes.at(
                    pointer + "/actions/" + step.actions().indexOf(objection.get()),
                    "who objects says why; say reason: true");
        }
    }

    private void appointment(Workflow workflow, Visit visit, String pointer) {
        Set<String> offered = appointments.get(visit.kind());
        if (offered == null) {
            mistakes.at(
                    pointer + "/kind",
                    "places.yaml has no kind " + visit.kind() + "; "
                            + Nearest.hint(visit.kind(), appointments.keySet()));
            return;
        }
        if (offered.isEmpty()) {
            mistakes.at(pointer + "/kind", "there is no place where that is done");
        }
        for (int p = 0; p < visit.places().size(); p++) {
            String place = visit.places().get(p);
            if (!offered.contains(place)) {
                mistakes.at(
                        pointer + "/places/" + p, "it is not done at " + place + "; " + Nearest.hint(place, offered));
            }
        }
        missed(workflow, visit, pointer);
    }

    private void missed(Workflow workflow, Visit visit, String pointer) {
        if (!visit.rejects() && workflow.step(visit.missed()).isEmpty()) {
            mistakes.at(pointer + "/missed", "there is no step " + visit.missed() + "; or say rejected");
        } else if (visit.rejects() && visit.missedReason() == null) {
            mistakes.at(pointer + "/missed", "who is rejected reads why; say it in missedReason");
        } else if (!visit.rejects() && visit.missedReason() != null) {
            mistakes.at(pointer + "/missedReason", "nobody is rejected here; leave it out");
        }
    }
}
