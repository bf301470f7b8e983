package org.dilmun.domain.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.dilmun.domain.directory.ServiceDescriptor.TimeLimit;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * What the correction of a completed request is in a country: a service that is made of the one that was completed, so that
 * every page, list and rule of cases holds for it too. An action that completes it makes the correction.
 *
 * @param name with {@code {service}} where the name of the service stands
 * @param correction what holds where the service says nothing
 * @param time in which it is decided; null: nothing is promised
 * @param form what is asked besides the fields that can be corrected, which come before it on its first page; the field
 *     {@link #EVIDENCE} is the document that shows it
 * @param workflow who decides about it; its payment is left out where a correction is free
 */
public record CorrectionTemplate(
        LocalizedText name, CorrectionRule correction, TimeLimit time, Form form, Workflow workflow) {

    /** Id of the field for the document that shows what is right. */
    public static final String EVIDENCE = "correction_evidence";

    /** @return what holds for that service */
    public CorrectionRule rule(ServiceDescriptor service) {
        return service.correction() == null ? correction : service.correction().over(correction);
    }

    /**
     * What a correction of a request for that service is: of the same body, and without a document of its own.
     *
     * @param open the fields that can be corrected, in the order of its form
     */
    public ServiceDescriptor of(ServiceDescriptor service, List<Field> open) {
        CorrectionRule rule = rule(service);
        return new ServiceDescriptor(
                service.code(),
                CaseTemplate.named(name, service.name()),
                null,
                service.body(),
                service.audience(),
                List.of(),
                service.category(),
                service.channels(),
                service.assurance(),
                service.authentication(),
                null,
                List.of(),
                rule.fee() == null ? Fee.UNSTATED : Fee.ofRows(List.of(new FeeRow(rule.fee(), null, null, null, null))),
                time,
                List.of(),
                service.legalBasis(),
                service.contact(),
                Map.of(),
                Set.of(),
                List.of(),
                form(rule, open),
                workflow(rule),
                null,
                service.appeal(),
                null,
                null,
                null);
    }

    private Form form(CorrectionRule rule, List<Field> open) {
        Form.Page first = form.pages().get(0);
        List<Field> asked = Stream.concat(
                        open.stream().map(Field::unconditional),
                        first.fields().stream()
                                .map(field ->
                                        rule.evidence() != null && field.id().equals(EVIDENCE)
                                                ? field.called(rule.evidence())
                                                : field))
                .toList();
        var page = new Form.Page(
                first.id(), first.title(), asked, first.text(), first.when(), first.sections(), first.exit());
        List<Form.Page> pages =
                Stream.concat(Stream.of(page), form.pages().stream().skip(1)).toList();
        return new Form(pages, form.declaration(), form.rules());
    }

    private Workflow workflow(CorrectionRule rule) {
        List<Workflow.Step> steps = workflow.steps().stream()
                .filter(step -> step.kind() != Workflow.Kind.PAYMENT || rule.fee() != null)
                .map(step -> step.kind() == Workflow.Kind.TASK && rule.role() != null ? step.by(rule.role()) : step)
                .toList();
        return new Workflow(workflow.prefix(), steps, workflow.refund(), workflow.withdrawal());
    }
}
