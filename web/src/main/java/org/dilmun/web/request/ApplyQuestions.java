package org.dilmun.web.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.FormValidator;
import org.dilmun.web.request.AnswerSections.AnswerRow;
import org.dilmun.web.request.ApplyFields.FieldView;
import org.dilmun.web.site.Lang;

/** The questions of one page of an application as they stand: which are asked, what is computed, what a register answers. */
@RequestScoped
public class ApplyQuestions {

    @Inject
    Cases cases;

    @Inject
    FormValidator validator;

    @Inject
    FormKinds kinds;

    @Inject
    FormMistakes mistakes;

    @Inject
    ApplyFields fields;

    @Inject
    RegistryValues registry;

    @Inject
    WebWording words;

    @Inject
    Lang lang;

    /**
     * The page that an applicant has open.
     *
     * @param files that are there already, by field id
     * @param taken ids of the fields that are answered elsewhere, and not asked here
     */
    public record OpenPage(
            Request request,
            Form form,
            Form.Page page,
            Person applicant,
            Map<String, Attachment> files,
            Set<String> taken) {}

    /** Questions under one heading; {@code title} is null for those under the page's own. */
    public record FieldGroup(String title, boolean shown, List<FieldView> fields) {}

    /** @param answers by field id; what is not asked, but shown, is put among them */
    public List<FieldGroup> of(OpenPage open, Map<String, Object> answers) {
        Facts facts = cases.facts(open.request());
        Map<String, String> judged = validator.drawn(
                open.form(), facts, open.page(), open.request().answers(), texts(answers), mistakes.of(open.request()));
        var making = new Making(open, answers, judged, facts);
        var groups = new ArrayList<FieldGroup>();
        groups.add(making.group(null, open.page().fields()));
        open.page()
                .sections()
                .forEach(section -> groups.add(making.group(section.title().in(lang.language()), section.fields())));
        return groups;
    }

    /** @return the answers that are texts: a file that has just been sent is none */
    public static Map<String, String> texts(Map<String, Object> answers) {
        var texts = new HashMap<String, String>();
        answers.forEach((field, answer) -> {
            if (answer instanceof String text) {
                texts.put(field, text);
            }
        });
        return texts;
    }

    /** What registers know and always stands above the questions. */
    public List<AnswerRow> known(OpenPage open) {
        return open.page().questions().stream()
                .filter(ApplyQuestions::known)
                .map(Question::field)
                .map(field -> AnswerRow.of(field.label().in(lang.language()), registry.of(field, open.applicant())))
                .toList();
    }

    /** Unless an answer decides whether it matters. */
    private static boolean known(Question question) {
        return question.field().type() == Field.Kind.REGISTRY
                && question.conditions().isEmpty();
    }

    private final class Making {

        private final OpenPage open;
        private final Map<String, Object> answers;
        private final Map<String, String> judged;
        private final Facts facts;
        private final AnswerValues values;

        Making(OpenPage open, Map<String, Object> answers, Map<String, String> judged, Facts facts) {
            this.open = open;
            this.answers = answers;
            this.judged = judged;
            this.facts = facts;
            this.values = new AnswerValues(open.form(), judged, facts).tolerant(mistakes.of(open.request()));
        }

        FieldGroup group(String title, List<Field> members) {
            var views = open.page().questions().stream()
                    .filter(question -> members.contains(question.field()) && !known(question))
                    .map(this::view)
                    .toList();
            return new FieldGroup(title, views.stream().anyMatch(FieldView::shown), views);
        }

        private FieldView view(Question question) {
            Field field = question.field();
            boolean shown =
                    open.form().logic().asked(question, values) && !open.taken().contains(field.id());
            if (field.type() == Field.Kind.REGISTRY) {
                answers.put(field.id(), registry.of(field, open.applicant()));
            } else if (field.type() == Field.Kind.COMPUTED) {
                String value = judged.getOrDefault(field.id(), "");
                answers.put(field.id(), value.isEmpty() ? null : kinds.of(field).shown(field, value, words));
                shown &= !value.isEmpty();
            }
            String answer = answers.get(field.id()) instanceof String text ? text : "";
            return fields.of(field, answer, shown, open.files().get(field.id()), facts);
        }
    }
}
