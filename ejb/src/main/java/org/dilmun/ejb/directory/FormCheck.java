package org.dilmun.ejb.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dilmun.domain.directory.Condition;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Vocabulary;
import org.dilmun.domain.expression.BrokenExpression;
import org.dilmun.domain.expression.Expression;
import org.dilmun.domain.expression.Name;
import org.dilmun.domain.expression.Nearest;
import org.dilmun.domain.expression.ValueType;

/** What a schema cannot say of a form: each condition, computation and rule speaks of what stands before it, and fits its place. */
final class FormCheck {

    /** Names that the pages of an application or the expressions use themselves. */
    private static final Set<String> TAKEN = Set.of(
            "today", "applicant", "true", "false", "apply", "asked", "next", "save", "known", "draft", "page", "code");

    private static final Set<String> TAKEN_PAGES = Set.of("review", "done");

    private static final Map<Field.Kind, ValueType> SHOWN = Map.of(
            Field.Kind.NUMBER, ValueType.NUMBER,
            Field.Kind.MONEY, ValueType.NUMBER,
            Field.Kind.DATE, ValueType.DATE,
            Field.Kind.TEXT, ValueType.TEXT,
            Field.Kind.YESNO, ValueType.TRUTH);

    private final Mistakes mistakes;
    private final FieldCheck fieldCheck;
    private final Vocabulary before;
    private final Set<String> pages = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private String child;
    private String signers;

    FormCheck(Terms terms, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.fieldCheck = new FieldCheck(terms, mistakes);
        this.before = new Vocabulary(terms.addressParts());
    }

    void check(Form form) {
        for (int p = 0; p < form.pages().size(); p++) {
            page(form.pages().get(p), "/form/pages/" + p);
        }
        Set<String> rules = new HashSet<>();
        for (int r = 0; r < form.rules().size(); r++) {
            rule(form.rules().get(r), "/form/rules/" + r, rules);
        }
    }

    private void page(Form.Page page, String pointer) {
        if (!pages.add(page.id())) {
            mistakes.at(pointer + "/id", "page-twice", page.id());
        }
        if (TAKEN_PAGES.contains(page.id())) {
            mistakes.at(pointer + "/id", "page-is-taken", page.id());
        }
        condition(page.when(), pointer + "/when");
        if (page.exit() != null) {
            exit(page, pointer);
        } else if (page.questions().isEmpty()) {
            mistakes.at(pointer, "page-asks-nothing", page.id());
        }
        fields(page.fields(), pointer + "/fields/");
        for (int s = 0; s < page.sections().size(); s++) {
            condition(page.sections().get(s).when(), pointer + "/sections/" + s + "/when");
            fields(page.sections().get(s).fields(), pointer + "/sections/" + s + "/fields/");
        }
    }

    private void exit(Form.Page page, String pointer) {
        if (page.when() == null) {
            mistakes.at(pointer + "/exit", "exit-for-everybody", page.id());
        }
        if (!page.questions().isEmpty()) {
            mistakes.at(pointer + "/exit", "exit-asks");
        }
    }

    private void fields(List<Field> fields, String pointer) {
        for (int f = 0; f < fields.size(); f++) {
            field(fields.get(f), pointer + f);
        }
    }

    private void field(Field field, String pointer) {
        condition(field.when(), pointer + "/when");
        if (field.type() == Field.Kind.COMPUTED) {
            expression(field.value(), pointer + "/value", SHOWN.get(field.shownAs()));
        }
        fieldCheck.check(field, pointer);
        if (field.type() == Field.Kind.CHILD) {
            child(field, pointer);
        }
        if (field.type() == Field.Kind.SIGNERS) {
            signers(field, pointer);
        }
        if (!ids.add(field.id())) {
            mistakes.at(pointer + "/id", "id-twice", field.id());
        } else if (TAKEN.contains(field.id())) {
            mistakes.at(pointer + "/id", "name-is-taken", field.id());
        } else {
            before.add(field);
        }
    }

    /** A case is for one person. */
    private void child(Field field, String pointer) {
        if (child == null) {
            child = field.id();
        } else {
            mistakes.at(pointer + "/type", "one-child", child);
        }
    }

    /** A workflow has one step at which people sign. */
    private void signers(Field field, String pointer) {
        if (signers == null) {
            signers = field.id();
        } else {
            mistakes.at(pointer + "/type", "one-signers", signers);
        }
    }

    private void rule(Form.Rule rule, String pointer, Set<String> rules) {
        if (!rules.add(rule.id())) {
            mistakes.at(pointer + "/id", "rule-twice", rule.id());
        }
        expression(rule.check(), pointer + "/check", ValueType.TRUTH);
        for (int f = 0; f < rule.fields().size(); f++) {
            String id = rule.fields().get(f);
            if (!ids.contains(id)) {
                mistakes.at(pointer + "/fields/" + f, "no-field-but", id, Nearest.hint(id, ids));
            }
        }
    }

    /** @param condition may be null: always; it may speak of everything that was checked so far */
    void condition(Condition condition, String pointer) {
        if (condition == null) {
            return;
        }
        if (!condition.isShort()) {
            expression(condition.expression(), pointer, ValueType.TRUTH);
            return;
        }
        Optional<Name> name = before.find(condition.field());
        if (name.isEmpty() || !ids.contains(condition.field())) {
            mistakes.at(pointer + "/field", "no-field-before", condition.field(), Nearest.hint(condition.field(), ids));
        } else {
            for (int i = 0; i < condition.is().size(); i++) {
                value(condition.is().get(i), name.get(), pointer + "/is/" + i);
            }
        }
    }

    private void value(String value, Name name, String pointer) {
        Set<String> values = name.type() == ValueType.TRUTH ? Set.of("yes", "no") : name.values();
        if (!values.isEmpty() && !values.contains(value)) {
            mistakes.at(pointer, "none-of-its-answers", value, Nearest.hint(value, values));
        }
    }

    /** It may speak of everything that was checked so far. */
    void expression(String text, String pointer, ValueType needed) {
        try {
            ValueType type = Expression.compile(text, before).type();
            if (type != needed) {
                mistakes.at(pointer, "comes-to-another-type", type.words(), needed.words());
            }
        } catch (BrokenExpression broken) {
            mistakes.in(pointer, broken);
        }
    }
}
