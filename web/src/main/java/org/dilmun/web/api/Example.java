package org.dilmun.web.api;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.domain.access.Channel;
import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Condition;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.directory.Workflow.Action;
import org.dilmun.domain.directory.Workflow.Step;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Reference;

/**
 * A service of the country by which the API is explained.
 *
 * @param answers what its form asks for at least
 */
record Example(ServiceDescriptor service, Map<String, String> answers) {

    private static final int YEAR = 2026;

    /** What an officer may do with its cases. */
    record Decision(Step step, Action action) {}

    /**
     * The first by its code that a counter may apply for without a file, which a system cannot send.
     *
     * @param language of answers in words
     * @param day the answer to questions for a date
     */
    static Optional<Example> among(List<ServiceDescriptor> services, Language language, String day) {
        return services.stream()
                .filter(service -> service.channels().contains(Channel.COUNTER)
                        && service.form() != null
                        && decision(service.workflow()).isPresent())
                .sorted(Comparator.comparing(ServiceDescriptor::code))
                .flatMap(service ->
                        answers(service.form(), language, day).map(answers -> new Example(service, answers)).stream())
                .findFirst();
    }

    /** @return what the form asks for at least; empty if that is more than an example shows: a file, an amount, an expression */
    private static Optional<Map<String, String>> answers(Form form, Language language, String day) {
        var answers = new LinkedHashMap<String, String>();
        var values = new AnswerValues(form, answers, null); // short conditions ask for no facts
        for (Question question : form.questions().toList()) {
            if (!question.conditions().stream().allMatch(Condition::isShort)) {
                return Optional.empty();
            }
            Field field = question.field();
            if (field.required() && form.logic().asked(question, values)) {
                switch (field.type()) {
                    case CHOICE -> {
                        if (field.fromRegister()) {
                            return Optional.empty();
                        }
                        answers.put(field.id(), field.options().get(0).value());
                    }
                    case DATE -> answers.put(field.id(), day);
                    case TEXT, TEXTAREA -> answers.put(field.id(), field.label().in(language));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(answers);
    }

    /** @return the first question */
    Field field() {
        return service.form()
                .fields()
                .filter(field -> field.type().writable())
                .findFirst()
                .orElseGet(() -> service.form().fields().findFirst().orElseThrow());
    }

    /** @return of one of its cases; the same each time, and nobody's */
    Reference reference() {
        return Reference.create(service.workflow().prefix(), YEAR, new SplittableRandom(0));
    }

    /** @return what the first of its audience pays; where nothing is stated, one of the currency */
    Money fee(CurrencyUnit currency) {
        return service.audience().stream()
                .sorted()
                .findFirst()
                .flatMap(service::feeFor)
                .map(row -> row.in(currency))
                .orElseGet(() -> Money.ofMajor(currency, 1));
    }

    boolean paid() {
        return service.workflow().first().kind() == Workflow.Kind.PAYMENT;
    }

    /** @return the first that completes a case */
    Decision decision() {
        return decision(service.workflow()).orElseThrow();
    }

    private static Optional<Decision> decision(Workflow workflow) {
        return workflow.steps().stream()
                .flatMap(step -> step.actions().stream().map(action -> new Decision(step, action)))
                .filter(decision -> decision.action().end().equals(Optional.of(Workflow.End.COMPLETED)))
                .findFirst();
    }
}
