package org.dilmun.ejb.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.SavedReason;
import org.dilmun.domain.directory.Withdrawal;
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

    /** @param form null if there is none */
    void check(Workflow workflow, Form form) {
        for (int s = 0; s < workflow.steps().size(); s++) {
            Step step = workflow.steps().get(s);
            String pointer = "/workflow/steps/" + s;
            actions(workflow, step, pointer);
            overdue(step, pointer);
            consultation(step, pointer);
            if (step.appointment() != null) {
                appointment(workflow, step.appointment(), pointer + "/appointment");
            }
            if (step.each() != null) {
                each(workflow, s, form);
            }
            if (step.signatures() != null) {
                signatures(workflow, s, form);
            }
        }
        signed(workflow, form);
        if (workflow.withdrawal() != null) {
            withdrawal(workflow);
        }
    }

    private void withdrawal(Workflow workflow) {
        Withdrawal rule = workflow.withdrawal();
        Set<String> steps = workflow.steps().stream().map(Step::id).collect(Collectors.toSet());
        if (rule.until() != null && !steps.contains(rule.until())) {
            mistakes.at("/workflow/withdrawal/until", "no-step-but", rule.until(), Nearest.hint(rule.until(), steps));
        }
        boolean paid = workflow.steps().stream().anyMatch(step -> step.kind() == Workflow.Kind.PAYMENT);
        if (rule.after() == Withdrawal.After.PAYMENT && !paid) {
            mistakes.at("/workflow/withdrawal/after", "withdrawal-without-payment");
        }
    }

    private void actions(Workflow workflow, Step step, String pointer) {
        var reasons = new HashSet<String>();
        for (int a = 0; a < step.actions().size(); a++) {
            Action action = step.actions().get(a);
            String place = pointer + "/actions/" + a;
            if (action.end().isEmpty() && workflow.step(action.to()).isEmpty()) {
                mistakes.at(place + "/to", "no-step", action.to());
            }
            if (!action.reasons().isEmpty() && !action.reason()) {
                mistakes.at(place + "/reasons", "action-asks-no-reason", action.id());
            }
            unique(place + "/reasons", action.reasons(), reasons, mistakes);
        }
    }

    /** @param taken ids of reasons that stand before them and must not come again */
    static void unique(String pointer, List<SavedReason> saved, Set<String> taken, Mistakes mistakes) {
        for (int r = 0; r < saved.size(); r++) {
            String id = saved.get(r).id();
            if (!taken.add(id)) {
                mistakes.at(pointer + "/" + r + "/id", "reason-twice", id);
            }
        }
    }

    private void overdue(Step step, String pointer) {
        if (step.overdue() != null && step.due() == 0) {
            mistakes.at(pointer + "/overdue", "never-overdue", step.id());
        }
        if (step.kind() != Workflow.Kind.TASK && step.overdue() == Overdue.REJECT) { // no official has an action for it
            if (step.overdueReason() == null) {
                mistakes.at(pointer + "/overdue", "overdue-needs-words");
            }
        } else if (step.overdue() != null && step.overdue().decides()) {
            overdueDecision(step, pointer);
        } else if (step.overdueReason() != null) {
            mistakes.at(pointer + "/overdueReason", "nothing-decided-by-itself");
        }
    }

    /** The system does what one of the officer's actions does, under the same rules. */
    private void overdueDecision(Step step, String pointer) {
        List<Action> fitting = step.overdueActions();
        if (fitting.size() != 1) {
            String needed = step.overdue() == Overdue.REJECT ? "one-action-rejects" : "one-action-goes-on";
            mistakes.at(pointer + "/overdue", needed, fitting.size());
        } else if (fitting.get(0).reason() && step.overdueReason() == null) {
            mistakes.at(
                    pointer + "/overdue", "overdue-needs-reason", fitting.get(0).id());
        } else if (!fitting.get(0).reason() && step.overdueReason() != null) {
            mistakes.at(
                    pointer + "/overdueReason",
                    "overdue-needs-no-reason",
                    fitting.get(0).id());
        }
    }

    private void consultation(Step step, String pointer) {
        if (!step.consults()) {
            if (step.rule() != null) {
                mistakes.at(pointer + "/rule", "nobody-is-asked");
            }
            return;
        }
        if (step.rule() == null) {
            mistakes.at(pointer + "/consult", "rule-is-missing");
        }
        for (int b = 0; b < step.consult().size(); b++) {
            String body = step.consult().get(b);
            if (!bodies.contains(body)) {
                mistakes.at(pointer + "/consult/" + b, "no-body", body, Nearest.hint(body, bodies));
            }
        }
        Set<String> ids = step.actions().stream().map(Action::id).collect(Collectors.toSet());
        if (step.actions().size() != OPINIONS.size() || !ids.equals(OPINIONS)) {
            mistakes.at(pointer + "/actions", "agree-or-object");
        }
        Optional<Action> objection = step.action(Opinion.OBJECT.code());
        if (objection.isPresent() && !objection.get().reason()) {
            mistakes.at(pointer + "/actions/" + step.actions().indexOf(objection.get()), "objection-needs-reason");
        }
    }

    /** Its parts must not change after they were decided. */
    private void each(Workflow workflow, int number, Form form) {
        Step step = workflow.steps().get(number);
        String pointer = "/workflow/steps/" + number + "/each";
        Set<String> fields = form == null
                ? Set.of()
                : form.fields()
                        .filter(field -> field.type() == Field.Kind.TABLE || field.type() == Field.Kind.MANY)
                        .map(Field::id)
                        .collect(Collectors.toSet());
        if (!fields.contains(step.each())) {
            mistakes.at(pointer, "each-of-nothing", step.each(), Nearest.hint(step.each(), fields));
        }
        if (workflow.steps().stream().limit(number).anyMatch(earlier -> earlier.each() != null)) {
            mistakes.at(pointer, "each-twice");
        }
        if (step.consults()) {
            mistakes.at(pointer, "each-and-consult");
        }
        boolean returned = workflow.steps().stream()
                .skip(number + 1L)
                .anyMatch(later -> later.actions().stream()
                                .anyMatch(action -> action.end().equals(Optional.of(Workflow.End.RETURNED)))
                        || (later.signatures() != null && !later.signatures().rejects()));
        if (returned) {
            mistakes.at(pointer, "each-then-returned");
        }
    }

    private void signatures(Workflow workflow, int number, Form form) {
        String field = workflow.steps().get(number).signatures().field();
        String pointer = "/workflow/steps/" + number + "/signatures";
        Set<String> fields = signerFields(form);
        if (!fields.contains(field)) {
            mistakes.at(pointer + "/field", "signed-by-nobody", field, Nearest.hint(field, fields));
        }
        if (workflow.steps().stream().limit(number).anyMatch(earlier -> earlier.signatures() != null)) {
            mistakes.at(pointer, "signatures-twice");
        }
    }

    /** Whoever is named is asked. */
    private void signed(Workflow workflow, Form form) {
        if (workflow.signing().isEmpty()) {
            signerFields(form).forEach(field -> mistakes.at("/workflow/steps", "signers-without-step", field));
        }
    }

    private static Set<String> signerFields(Form form) {
        return form == null
                ? Set.of()
                : form.fields()
                        .filter(field -> field.type() == Field.Kind.SIGNERS)
                        .map(Field::id)
                        .collect(Collectors.toSet());
    }

    private void appointment(Workflow workflow, Visit visit, String pointer) {
        Set<String> offered = appointments.get(visit.kind());
        if (offered == null) {
            mistakes.at(
                    pointer + "/kind",
                    "no-kind-of-appointment",
                    visit.kind(),
                    Nearest.hint(visit.kind(), appointments.keySet()));
            return;
        }
        if (offered.isEmpty()) {
            mistakes.at(pointer + "/kind", "appointment-nowhere");
        }
        for (int p = 0; p < visit.places().size(); p++) {
            String place = visit.places().get(p);
            if (!offered.contains(place)) {
                mistakes.at(pointer + "/places/" + p, "appointment-not-there", place, Nearest.hint(place, offered));
            }
        }
        missed(workflow, visit, pointer);
    }

    private void missed(Workflow workflow, Visit visit, String pointer) {
        if (!visit.rejects() && workflow.step(visit.missed()).isEmpty()) {
            mistakes.at(pointer + "/missed", "missed-no-step", visit.missed());
        } else if (visit.rejects() && visit.missedReason() == null) {
            mistakes.at(pointer + "/missed", "missed-needs-reason");
        } else if (!visit.rejects() && visit.missedReason() != null) {
            mistakes.at(pointer + "/missedReason", "missed-needs-no-reason");
        }
    }
}
