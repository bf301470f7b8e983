package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.directory.Workflow.PartnerPart;
import org.dilmun.domain.directory.Workflow.Step;
import org.dilmun.domain.expression.Nearest;

/** What is wrong with the steps that partners do, beyond their shape: who does them, and what they see. */
final class PartnerCheck {

    private final Set<String> partners;
    private final Mistakes mistakes;

    /** @param partners codes of those that the country has */
    PartnerCheck(Set<String> partners, Mistakes mistakes) {
        this.partners = partners;
        this.mistakes = mistakes;
    }

    void check(Workflow workflow, Form form) {
        for (int s = 0; s < workflow.steps().size(); s++) {
            Step step = workflow.steps().get(s);
            String pointer = "/workflow/steps/" + s;
            if (step.partner() != null) {
                check(step, form, pointer);
            }
        }
    }

    private void check(Step step, Form form, String pointer) {
        if (step.consults()) {
            mistakes.at(pointer + "/partner", "partner-or-consult");
        }
        PartnerPart part = step.partner();
        if (part.field() != null) {
            named(part.field(), form, pointer + "/partner/field");
        }
        for (int f = 0; f < part.sees().size(); f++) {
            String id = part.sees().get(f);
            if (field(form, id).isEmpty()) {
                mistakes.at(pointer + "/partner/sees/" + f, "no-field-but", id, Nearest.hint(id, ids(form)));
            }
        }
    }

    /** Whatever can be chosen there has to be a partner. */
    private void named(String id, Form form, String pointer) {
        Optional<Field> field = field(form, id);
        if (field.isEmpty()) {
            mistakes.at(pointer, "no-field-but", id, Nearest.hint(id, ids(form)));
        } else if (field.get().type() != Field.Kind.CHOICE) {
            mistakes.at(pointer, "partner-is-no-choice", id);
        } else {
            field.get().options().stream()
                    .map(option -> option.value())
                    .filter(value -> !partners.contains(value))
                    .forEach(value -> mistakes.at(pointer, "no-partner", value, Nearest.hint(value, partners)));
        }
    }

    private static Optional<Field> field(Form form, String id) {
        return form == null ? Optional.empty() : form.field(id);
    }

    private static List<String> ids(Form form) {
        return form == null
                ? List.of()
                : form.questions().map(Question::field).map(Field::id).collect(Collectors.toList());
    }
}
