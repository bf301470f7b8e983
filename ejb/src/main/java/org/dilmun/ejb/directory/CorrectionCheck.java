package org.dilmun.ejb.directory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.dilmun.domain.directory.CorrectionRule;
import org.dilmun.domain.directory.CorrectionTemplate;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.expression.Nearest;

/** What a schema cannot say of corrections: fields exist and are such as can be corrected, and amounts are in the currency. */
final class CorrectionCheck {

    private final Terms terms;
    private final Mistakes mistakes;

    CorrectionCheck(Terms terms, Mistakes mistakes) {
        this.terms = terms;
        this.mistakes = mistakes;
    }

    /** What the country says. */
    void check(CorrectionTemplate template) {
        CorrectionRule rule = template.correction();
        if (rule.days() == null) {
            mistakes.at("/correction", "correction-days-missing");
        }
        if (!rule.fields().isEmpty()) {
            mistakes.at("/correction/fields", "correction-fields-of-service");
        }
        amount(rule);
        List<Field> first = template.form().pages().get(0).fields();
        boolean evidence = first.stream()
                .anyMatch(field -> field.id().equals(CorrectionTemplate.EVIDENCE)
                        && field.type() == Field.Kind.FILE
                        && field.required());
        if (!evidence) {
            mistakes.at("/form/pages/0", "correction-evidence-missing", CorrectionTemplate.EVIDENCE);
        }
        if (template.workflow().steps().stream().noneMatch(step -> step.kind() == Workflow.Kind.PAYMENT)) {
            mistakes.at("/workflow/steps", "correction-payment-missing");
        }
    }

    /** What a service says. */
    void check(ServiceDescriptor service) {
        if (service.correction() == null) {
            return;
        }
        amount(service.correction());
        Form form = service.form() == null ? Form.NONE : service.form();
        Set<String> asked = form.fields().map(Field::id).collect(Collectors.toSet());
        List<String> ids = service.correction().fields();
        for (int f = 0; f < ids.size(); f++) {
            String pointer = "/correction/fields/" + f;
            Optional<Field> field = form.field(ids.get(f));
            if (field.isEmpty()) {
                mistakes.at(pointer, "no-field-but", ids.get(f), Nearest.hint(ids.get(f), asked));
            } else if (!field.get().type().correctable()) {
                mistakes.at(pointer, "answer-not-correctable", ids.get(f));
            }
        }
    }

    /** @param kept fields that a registry has taken over, and keeps */
    void checkKept(ServiceDescriptor service, Set<String> kept) {
        List<String> ids =
                service.correction() == null ? List.of() : service.correction().fields();
        for (int f = 0; f < ids.size(); f++) {
            if (kept.contains(ids.get(f))) {
                mistakes.at("/correction/fields/" + f, "answer-kept-by-registry", ids.get(f));
            }
        }
    }

    private void amount(CorrectionRule rule) {
        int decimals = terms.currency().getDecimalPlaces();
        if (rule.fee() != null && new BigDecimal(rule.fee()).scale() > decimals) {
            mistakes.at(
                    "/correction/fee", "decimals-of-currency", terms.currency().getCode(), decimals);
        }
    }
}
