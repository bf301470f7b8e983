package org.dilmun.domain.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * What the applicant is asked, in pages of one topic each, which rules the answers keep together, and what is declared at the
 * end. Its expressions are compiled once, when they are first needed.
 */
@JsonPropertyOrder({"pages", "declaration", "rules"})
public final class Form {

    /** Of a service that asks nothing here: its conditions speak of facts alone. */
    public static final Form NONE = new Form(List.of(), null, null);

    @JsonProperty
    private final List<Page> pages;

    @JsonProperty
    private final LocalizedText declaration;

    @JsonProperty
    private final List<Rule> rules;

    private volatile FormLogic logic;

    /**
     * @param declaration may be null: a general one
     * @param rules may be null
     */
    @JsonCreator
    public Form(
            @JsonProperty("pages") List<Page> pages,
            @JsonProperty("declaration") LocalizedText declaration,
            @JsonProperty("rules") List<Rule> rules) {
        this.pages = List.copyOf(pages);
        this.declaration = declaration;
        this.rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /**
     * One topic: questions, alone or in sections; or the end of the way for those who cannot apply.
     *
     * @param text what to know before answering; may be null
     * @param when who comes to it; null: everybody
     * @param exit null unless nobody goes on from here
     */
    public record Page(
            String id,
            LocalizedText title,
            List<Field> fields,
            LocalizedText text,
            Condition when,
            List<Section> sections,
            Exit exit) {

        public Page {
            fields = fields == null ? List.of() : List.copyOf(fields);
            sections = sections == null ? List.of() : List.copyOf(sections);
        }

        /** @return in the order in which they are asked: those of no section first */
        public List<Question> questions() {
            var questions = new ArrayList<Question>();
            fields.forEach(field -> questions.add(new Question(field, conditions(when, field.when()))));
            sections.forEach(section -> section.fields()
                    .forEach(field ->
                            questions.add(new Question(field, conditions(when, section.when(), field.when())))));
            return questions;
        }

        private Page replacing(UnaryOperator<Field> other) {
            return new Page(
                    id,
                    title,
                    fields.stream().map(other).toList(),
                    text,
                    when,
                    sections.stream()
                            .map(section -> new Section(
                                    section.title(),
                                    section.fields().stream().map(other).toList(),
                                    section.when()))
                            .toList(),
                    exit);
        }

        private static List<Condition> conditions(Condition... some) {
            return Stream.of(some).filter(condition -> condition != null).toList();
        }
    }

    /**
     * Questions of a page that belong together.
     *
     * @param when null: always asked
     */
    public record Section(LocalizedText title, List<Field> fields, Condition when) {

        public Section {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Why somebody cannot apply, and what to do instead; the page's title says that they cannot.
     *
     * @param service code of the service to go to instead; may be null
     */
    public record Exit(LocalizedText text, String service) {}

    /**
     * What answers have to keep together.
     *
     * @param check expression that holds; what cannot be told yet breaks no rule
     * @param message what is wrong and what to do
     * @param fields ids of those beside which the message stands
     */
    public record Rule(String id, String check, LocalizedText message, List<String> fields) {

        public Rule {
            fields = List.copyOf(fields);
        }
    }

    public List<Page> pages() {
        return pages;
    }

    /** @return null: a general one */
    public LocalizedText declaration() {
        return declaration;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** @return the questions of all pages, in order */
    public Stream<Question> questions() {
        return pages.stream().flatMap(page -> page.questions().stream());
    }

    public Stream<Field> fields() {
        return questions().map(Question::field);
    }

    public Optional<Field> field(String id) {
        return fields().filter(field -> field.id().equals(id)).findFirst();
    }

    public Optional<Page> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** @return the same form, with what is made of each question in its place */
    public Form replacing(UnaryOperator<Field> other) {
        return new Form(pages.stream().map(page -> page.replacing(other)).toList(), declaration, rules);
    }

    /** @throws org.dilmun.domain.expression.BrokenExpression if one is broken: no descriptor that was read has such */
    public FormLogic logic() {
        FormLogic compiled = logic;
        if (compiled == null) {
            compiled = new FormLogic(this);
            logic = compiled;
        }
        return compiled;
    }
}
