package org.dilmun.ejb.request;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.CorrectionRule;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.CorrectionTerms;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.party.People;

/**
 * Which fields of a completed case can be corrected: what its service opens, unless a registry took it over and keeps it. What others
 * have signed with the applicant cannot: one of them alone does not change it.
 */
@ApplicationScoped
public class CorrectableFields {

    @Inject
    Descriptors descriptors;

    @Inject
    CorrectionTerms terms;

    @Inject
    Handlers handlers;

    @Inject
    People people;

    @Inject
    Country country;

    @Inject
    FormFacts formFacts;

    @Inject
    Expressions expressions;

    /** @return in the order of its form, those that were asked; empty if nothing can be corrected */
    public List<Field> of(Request completed) {
        ServiceDescriptor service = descriptors.get(completed.versionId());
        return completed.signers().isEmpty() ? correctable(completed, service) : List.of();
    }

    private List<Field> correctable(Request completed, ServiceDescriptor service) {
        return terms.rule(service)
                .map(rule -> open(completed, service.form(), rule))
                .orElse(List.of());
    }

    private List<Field> open(Request completed, Form form, CorrectionRule rule) {
        var facts = formFacts.of(country.day(completed.submittedAt()), people.get(completed.applicantId()));
        var values = new AnswerValues(form, completed.answers(), facts)
                .tolerant(failed -> expressions.told(completed.serviceCode(), completed.reference(), failed));
        Set<String> kept = kept(completed.serviceCode());
        return form.questions()
                .filter(question -> form.logic().asked(question, values))
                .map(Question::field)
                .filter(field -> rule.opens(field) && !kept.contains(field.id()))
                .toList();
    }

    /** @return fields that the code of the service has carried into a registry, and cannot correct there */
    private Set<String> kept(String service) {
        return handlers.find(service).map(ServiceHandler::kept).orElse(Set.of());
    }
}
