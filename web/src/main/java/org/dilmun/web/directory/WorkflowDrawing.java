package org.dilmun.web.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The workflow of a service as a drawing: a box for each step, below each other, and beside each what it may lead to. */
@RequestScoped
public class WorkflowDrawing {

    @Inject
    Bodies bodies;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * A step, the submission before the first, or the completion after the last.
     *
     * @param doer who does it; null for the completion
     * @param days how long that may take; null if nothing is said
     * @param state done, current, next or problem; empty where no case is shown
     * @param end whether it is the submission or the completion
     */
    public record Box(String title, String doer, String days, String state, boolean end, List<Way> ways) {}

    /**
     * What a step may lead to.
     *
     * @param kind ok, on, back, bad or late
     * @param icon of img/icons.svg
     */
    public record Way(String kind, String icon, String label, String target) {}

    /** @param body name of the body that provides the service */
    public List<Box> of(Workflow workflow, LocalizedText body) {
        return draw(workflow, body, Map.of(), "", "");
    }

    /**
     * The same for a case on its way.
     *
     * @param states how far each step is, by id
     * @param completed whether the case is
     */
    public List<Box> of(Workflow workflow, LocalizedText body, Map<String, String> states, boolean completed) {
        return draw(workflow, body, states, "done", completed ? "done" : "next");
    }

    private List<Box> draw(
            Workflow workflow, LocalizedText body, Map<String, String> states, String submitted, String completed) {
        var boxes = new ArrayList<Box>();
        boxes.add(
                new Box(text("request.step.submitted"), text("flow.doer.applicant"), null, submitted, true, List.of()));
        for (Workflow.Step step : workflow.steps()) {
            boxes.add(new Box(
                    step.label().in(lang.language()),
                    doer(step, body),
                    step.due() == 0 ? null : text(days(step), step.due()),
                    states.getOrDefault(step.id(), ""),
                    false,
                    ways(workflow, step)));
        }
        boxes.add(new Box(text("request.step.completed"), null, null, completed, true, List.of()));
        return boxes;
    }

    /** An appointment is booked in that time, and may be later. */
    private static String days(Workflow.Step step) {
        return step.appointment() == null ? "flow.label.days" : "flow.label.days-to-book";
    }

    private String doer(Workflow.Step step, LocalizedText body) {
        if (step.kind() == Workflow.Kind.PAYMENT) {
            return text("flow.doer.applicant");
        }
        if (step.kind() == Workflow.Kind.APPOINTMENT) {
            return text("flow.doer.visit");
        }
        if (step.kind() == Workflow.Kind.SIGNATURES) {
            return text("flow.signers." + step.signatures().rule().code());
        }
        if (step.consults()) {
            String asked = step.consult().stream()
                    .map(code -> bodies.get(code).name().in(lang.language()))
                    .collect(Collectors.joining(text("value.separator")));
            return text("flow.rule." + step.rule().code(), asked);
        }
        return text("flow.doer." + step.role().code(), body.in(lang.language()));
    }

    private List<Way> ways(Workflow workflow, Workflow.Step step) {
        var ways = new ArrayList<Way>();
        step.actions().forEach(action -> ways.add(way(workflow, action)));
        Optional.ofNullable(step.signatures()).map(this::refused).ifPresent(ways::add);
        Optional.ofNullable(step.overdue())
                .map(overdue -> new Way("late", "clock", late(step), overdue(step, overdue)))
                .ifPresent(ways::add);
        Optional.ofNullable(step.appointment())
                .map(visit -> new Way("late", "clock", missed(visit), afterMissing(workflow, visit)))
                .ifPresent(ways::add);
        return ways;
    }

    private String late(Workflow.Step step) {
        return text(step.appointment() == null ? "flow.label.overdue" : "flow.label.unbooked");
    }

    private Way refused(Workflow.Signing signing) {
        String label = text("flow.refused." + signing.rule().code());
        return signing.rejects()
                ? new Way("bad", "refused", label, text("flow.end.rejected"))
                : new Way("back", "arrow-back", label, text("flow.end.returned"));
    }

    /** Who is reminded of a signature or an appointment is no official. */
    private String overdue(Workflow.Step step, Workflow.Overdue overdue) {
        String whom = step.signatures() != null ? "-signers" : step.appointment() != null ? "-applicant" : "";
        return text("flow.overdue." + overdue.code() + (overdue == Workflow.Overdue.REMIND ? whom : ""));
    }

    private String missed(Workflow.Visit visit) {
        return text("flow.label.missed", visit.again() + 1);
    }

    private String afterMissing(Workflow workflow, Workflow.Visit visit) {
        return visit.rejects()
                ? text("flow.end.rejected")
                : workflow.step(visit.missed()).orElseThrow().label().in(lang.language());
    }

    private Way way(Workflow workflow, Workflow.Action action) {
        String label = action.label().in(lang.language());
        Optional<Workflow.End> end = action.end();
        if (end.isEmpty()) {
            Workflow.Step next = workflow.step(action.to()).orElseThrow();
            return new Way("on", "arrow-forward", label, next.label().in(lang.language()));
        }
        return switch (end.get()) {
            case COMPLETED -> new Way("ok", "done", label, text("request.step.completed"));
            case REJECTED -> new Way("bad", "refused", label, text("flow.end.rejected"));
            case RETURNED -> new Way("back", "arrow-back", label, text("flow.end.returned"));
        };
    }

    private String text(String key, Object... arguments) {
        return messages.text(lang.language(), key, arguments);
    }
}
