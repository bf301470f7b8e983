package org.dilmun.ejb.request;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.party.Bodies;

/** Which partner does a step of a case: the one that its applicant chose, or that the code of the service names. */
@ApplicationScoped
public class CasePartners {

    @Inject
    Handlers handlers;

    @Inject
    Bodies bodies;

    /** @return empty if nobody is named, or somebody who is no partner (any more): the body of the service does the step */
    public Optional<GovernmentBody> find(Request request, Workflow.Step step) {
        return code(request, step).flatMap(bodies::findPartner);
    }

    private Optional<String> code(Request request, Workflow.Step step) {
        String field = step.partner().field();
        return field == null
                ? handlers.of(request).flatMap(handler -> handler.partner(request, step.id()))
                : Optional.ofNullable(request.answers().get(field));
    }
}
