package org.dilmun.ejb.request;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.FormLogic;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.expression.ExpressionFailed;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.form.Judgement;
import org.dilmun.ejb.form.Violation;

/**
 * The only judge of what people answer, on whatever channel. It cleans first, as {@link TypedText} says, and judges
 * then; what belongs to a branch that the answers do not open is dropped, and what is computed is computed here, whatever was sent.
 * It has no clock: the day is one of the facts.
 */
@ApplicationScoped
public class FormValidator {

    private static final String MISSING = "field-required";

    @Inject
    FormKinds kinds;

    /**
     * What the judge found.
     *
     * @param answers cleaned, by field id; nothing empty, nothing of a closed branch
     * @param found by field id, or by the part of its answer ({@code bills.0.amount}), in the form's order; an exit by
     *     {@code page:id}; empty if all is well
     */
    public record Verdict(Map<String, String> answers, Map<String, Violation> found) {

        /** @return problem codes of what was found */
        public Map<String, String> violations() {
            return AnswersRefused.codes(found);
        }

        /** The answers, if nothing is wrong with them. */
        Map<String, String> accepted() {
            if (!found.isEmpty()) {
                throw new AnswersRefused(found);
            }
            return answers;
        }

        /** What is wrong with the answers that are given, leaving aside those that are not. */
        Verdict withoutMissing() {
            var given = new LinkedHashMap<>(found);
            given.values().removeIf(violation -> violation.code().equals(MISSING));
            return new Verdict(answers, given);
        }

        Verdict on(Collection<Question> questions) {
            var ids = questions.stream().map(question -> question.field().id()).collect(Collectors.toSet());
            var concerned = new LinkedHashMap<>(found);
            concerned.keySet().removeIf(path -> !ids.contains(path.split("\\.", 2)[0]));
            return new Verdict(answers, concerned);
        }
    }

    /** Judges the whole form. */
    public Verdict judge(Form form, Facts facts, Map<String, String> answers) {
        return judge(new Judging(form, answers, facts, null), form);
    }

    private static Verdict judge(Judging judging, Form form) {
        form.pages().forEach(judging::page);
        judging.rules();
        return new Verdict(judging.kept, judging.found);
    }

    /**
     * Judges one page in the light of what was answered before. Files come another way: what a page says of them is not
     * believed.
     */
    public Verdict judge(
            Form form, Facts facts, Form.Page page, Map<String, String> before, Map<String, String> given) {
        return judge(form, facts, together(page, before, given)).on(page.questions());
    }

    private static Map<String, String> together(Form.Page page, Map<String, String> before, Map<String, String> given) {
        var all = new TreeMap<>(before);
        page.questions().stream()
                .map(Question::field)
                .filter(field -> field.type() != Field.Kind.FILE)
                .forEach(field -> all.put(field.id(), given.getOrDefault(field.id(), "")));
        return all;
    }

    /**
     * What the form comes to with a page as it is filled in, to be drawn and not to be kept: where an expression fails, it is as if too
     * little were answered to tell.
     *
     * @param heard is told of each expression that fails
     * @return answers, cleaned, by field id
     */
    public Map<String, String> drawn(
            Form form,
            Facts facts,
            Form.Page page,
            Map<String, String> before,
            Map<String, String> given,
            Consumer<ExpressionFailed> heard) {
        return judge(new Judging(form, together(page, before, given), facts, heard), form)
                .answers();
    }

    /** One form on its way from what was typed to what is kept. A branch depends on what stands before it: that is kept by then. */
    private final class Judging {

        private final FormLogic logic;
        private final Facts facts;
        private final Map<String, String> given;
        private final Map<String, String> kept = new TreeMap<>();
        private final Map<String, Violation> found = new LinkedHashMap<>();
        private final AnswerValues values;
        private boolean ended;

        /** @param heard of what fails; null: that is thrown */
        Judging(Form form, Map<String, String> given, Facts facts, Consumer<ExpressionFailed> heard) {
            this.logic = form.logic();
            this.facts = facts;
            this.given = given;
            var strict = new AnswerValues(form, kept, facts);
            this.values = heard == null ? strict : strict.tolerant(heard);
        }

        void page(Form.Page page) {
            page.questions().stream()
                    .filter(question -> question.field().type() != Field.Kind.REGISTRY)
                    .filter(question -> logic.asked(question, values))
                    .map(Question::field)
                    .forEach(this::answer);
            if (!ended && page.exit() != null && (page.when() == null || logic.holds(page.when(), values))) {
                found.put("page:" + page.id(), new Violation("field-exit", Map.of(), page.title()));
                ended = true;
            }
        }

        private void answer(Field field) {
            String value = field.type() == Field.Kind.COMPUTED
                    ? kinds.computed(field, logic, values)
                    : kinds.of(field).clean(field, given.getOrDefault(field.id(), ""));
            if (!ended) { // nobody is asked beyond an exit
                judge(field, value, new Judgement(facts.today(), facts.applicant(), facts.wards(), field.id(), found));
            }
            if (!value.isEmpty()) {
                kept.put(field.id(), value);
            }
        }

        private void judge(Field field, String value, Judgement judgement) {
            if (!value.isEmpty()) {
                kinds.of(field).judge(field, value, judgement);
            } else if (field.required()) {
                judgement.wrong(MISSING);
            }
        }

        /** An answer that is wrong in itself is told first: what it comes to with others says little then. */
        void rules() {
            logic.broken(values).stream()
                    .filter(rule -> rule.fields().stream().noneMatch(this::isWrong))
                    .forEach(rule -> rule.fields()
                            .forEach(id -> found.put(
                                    id,
                                    new Violation("field-rule-broken", Map.of("rule", rule.id()), rule.message()))));
        }

        private boolean isWrong(String fieldId) {
            return found.keySet().stream().anyMatch(path -> path.equals(fieldId) || path.startsWith(fieldId + "."));
        }
    }
}
