package org.dilmun.web.request;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.Cases;
import org.dilmun.web.directory.WorkflowDrawing;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The way of a case as its applicant sees it: submitted, each step of its workflow, and its end. */
@RequestScoped
public class RequestTrack {

    @Inject
    Cases cases;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    Bodies bodies;

    @Inject
    WorkflowDrawing drawing;

    /**
     * A step of the case.
     *
     * @param state done, current, next or problem
     * @param at when it was reached; null if it was not
     */
    public record Step(String title, String state, String text, ZonedDateTime at) {}

    public List<Step> of(Request request) {
        boolean completed = request.status() == RequestStatus.COMPLETED;
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                messages.text(lang.language(), "request.step.submitted"), "done", null, at(request.submittedAt())));
        Map<String, String> states = states(request);
        for (Workflow.Step step : cases.service(request).workflow().steps()) {
            steps.add(new Step(step.label().in(lang.language()), states.get(step.id()), null, reached(request, step)));
        }
        steps.add(new Step(
                messages.text(lang.language(), "request.step." + end(request)),
                completed ? "done" : "next",
                null,
                completed ? at(request.closedAt()) : null));
        return steps;
    }

    private static String end(Request request) {
        if (request.isAppeal()) {
            return "decided";
        }
        return request.isComplaint() ? "answered" : "completed";
    }

    /** @return how far each step of the workflow is, by id: done, current, next or problem */
    public Map<String, String> states(Request request) {
        boolean completed = request.status() == RequestStatus.COMPLETED;
        var states = new HashMap<String, String>();
        String state = "done";
        for (Workflow.Step step : cases.service(request).workflow().steps()) {
            boolean here = step.id().equals(request.step()) && !completed;
            states.put(step.id(), here ? here(request) : state);
            state = here ? "next" : state;
        }
        return states;
    }

    /** The workflow of the case's own version of the service, drawn. */
    public List<WorkflowDrawing.Box> drawing(Request request) {
        return drawing.of(
                cases.service(request).workflow(),
                bodies.get(request.bodyId()).name(),
                states(request),
                request.status() == RequestStatus.COMPLETED);
    }

    private static String here(Request request) {
        return request.status() == RequestStatus.OPEN ? "current" : "problem";
    }

    private ZonedDateTime reached(Request request, Workflow.Step step) {
        return request.history().stream()
                .filter(entry -> step.id().equals(entry.step()))
                .findFirst()
                .map(entry -> at(entry.at()))
                .orElse(null);
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(country.zone());
    }
}
