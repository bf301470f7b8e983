package org.dilmun.domain.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.dilmun.domain.expression.Expression;
import org.dilmun.domain.expression.ExpressionFailed;

/** What the conditions, computations and rules of a form come to for given answers. Its expressions are compiled once. */
public final class FormLogic {

    private final Form form;
    private final Vocabulary vocabulary = new Vocabulary(null);
    private final Map<String, Expression> compiled = new ConcurrentHashMap<>();

    FormLogic(Form form) {
        this.form = form;
        form.fields().forEach(vocabulary::add);
        Stream.of(
                        form.questions()
                                .flatMap(question -> question.conditions().stream())
                                .map(Condition::expression),
                        form.pages().stream()
                                .flatMap(page -> Stream.ofNullable(page.when()))
                                .map(Condition::expression),
                        form.fields().map(Field::value),
                        form.rules().stream().map(Form.Rule::check))
                .flatMap(texts -> texts)
                .filter(text -> text != null)
                .forEach(this::compile);
    }

    private Expression compile(String text) {
        return compiled.computeIfAbsent(text, each -> Expression.compile(each, vocabulary));
    }

    public boolean holds(Condition condition, AnswerValues answers) {
        return condition.isShort()
                ? answers.texts(condition.field()).stream().anyMatch(condition.is()::contains)
                : Boolean.TRUE.equals(value(condition.expression(), answers));
    }

    /**
     * @return whether it holds for those whom the facts are of, whatever they answer; empty if the answers decide too, or nothing can
     *     be made of it
     */
    public Optional<Boolean> holdsByFacts(Condition condition, Facts facts) {
        if (condition.isShort()
                || !Facts.NAMES
                        .keySet()
                        .containsAll(compile(condition.expression()).names())) {
            return Optional.empty();
        }
        try {
            return Optional.of(holds(condition, new AnswerValues(form, Map.of(), facts)));
        } catch (ExpressionFailed unknown) { // who applies is told, and support with them
            return Optional.empty();
        }
    }

    /**
     * @return null if too little is answered to tell
     * @throws ExpressionFailed if it cannot be evaluated, unless the answers are {@link AnswerValues#tolerant}
     */
    public Object value(String expression, AnswerValues answers) {
        try {
            return compile(expression).value(answers);
        } catch (ExpressionFailed failed) {
            return answers.failed(failed);
        }
    }

    /** Whether those answers open the question. */
    public boolean asked(Question question, AnswerValues answers) {
        return question.conditions().stream().allMatch(condition -> holds(condition, answers));
    }

    /** @return the pages on the way of who answers like that, in order, as far as an exit */
    public List<Form.Page> way(AnswerValues answers) {
        var way = form.pages().stream().filter(page -> leads(page, answers)).toList();
        return exit(answers).map(exit -> way.subList(0, way.indexOf(exit) + 1)).orElse(way);
    }

    private boolean leads(Form.Page page, AnswerValues answers) {
        return page.exit() != null
                ? open(page, answers)
                : page.questions().stream().anyMatch(question -> asked(question, answers));
    }

    private boolean open(Form.Page page, AnswerValues answers) {
        return page.when() == null || holds(page.when(), answers);
    }

    /** @return the first page at which who answers like that cannot go on */
    public Optional<Form.Page> exit(AnswerValues answers) {
        return form.pages().stream()
                .filter(page -> page.exit() != null && open(page, answers))
                .findFirst();
    }

    /** @return the page after that one on the way; empty: then comes the review */
    public Optional<Form.Page> after(String pageId, AnswerValues answers) {
        int index = form.pages().indexOf(form.page(pageId).orElseThrow());
        return way(answers).stream()
                .filter(page -> form.pages().indexOf(page) > index)
                .findFirst();
    }

    /** @return the rules that those answers break */
    public List<Form.Rule> broken(AnswerValues answers) {
        return form.rules().stream()
                .filter(rule -> Boolean.FALSE.equals(value(rule.check(), answers)))
                .toList();
    }
}
