package org.dilmun.ejb.form;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.PersonalNumberRule;
import org.dilmun.ejb.party.NamedPeople;
import org.dilmun.ejb.party.NamedPeople.Named;

/**
 * People who sign with the applicant. They are named by their numbers, and what is kept is a reference for each. Whoever cannot sign is
 * refused in the same words, so that nobody learns of a stranger why: no such number, a minor, or no longer alive.
 */
public final class SignersKind implements AnswerKind {

    /** People at most, where the field does not say. */
    public static final int MOST = 10;

    private static final int LONGEST = 40;

    private final NamedPeople people;
    private final PersonalNumberRule rule;

    SignersKind(NamedPeople people, PersonalNumberRule rule) {
        this.people = people;
        this.rule = rule;
    }

    public static int most(Field field) {
        return Limits.number(field.max(), MOST);
    }

    private static int least(Field field) {
        return Math.max(1, Limits.number(field.min(), 1));
    }

    @Override
    public String clean(Field field, String typed) {
        String text = TypedText.line(typed);
        return Structured.choices(text)
                .map(named -> named.stream()
                        .map(each -> PersonalNumber.read(TypedText.line(each)))
                        .filter(each -> !each.isEmpty())
                        .toList())
                .map(named -> named.isEmpty() ? "" : Structured.write(named))
                .orElse(text);
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        Optional<List<String>> named = Structured.choices(value);
        if (named.isEmpty()) {
            judgement.wrong("field-malformed");
        } else if (named.get().size() < least(field)) {
            judgement.wrong("field-signers-too-few", "min", least(field));
        } else if (named.get().size() > most(field)) {
            judgement.wrong("field-signers-too-many", "max", most(field));
        } else if (new HashSet<>(named.get()).size() < named.get().size()) {
            judgement.wrong("field-signer-twice");
        } else {
            named.get().forEach(each -> judge(each, judgement));
        }
    }

    private void judge(String each, Judgement judgement) {
        Optional<Named> found = people.find(each)
                .filter(named ->
                        named.naming().namedBy() == judgement.applicant().id());
        if (found.isEmpty()) {
            judgement.wrong(rule.accepts(each) ? "field-signer-unknown" : "field-personal-number-malformed");
        } else if (found.get().person().id() == judgement.applicant().id()) {
            judgement.wrong("field-signer-own");
        } else if (!people.maySign(found.get().person(), judgement.today())) {
            judgement.wrong("field-signer-unknown");
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "array");
        schema.put("uniqueItems", true);
        schema.put("minItems", field.required() ? least(field) : 0);
        schema.put("maxItems", most(field));
        schema.put("items", Map.of("type", "string", "maxLength", LONGEST));
    }

    @Override
    public Optional<String> received(Object sent) {
        return sent instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? Optional.of(Structured.write(list))
                : Optional.empty();
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return Structured.choices(value)
                .map(named -> words.list(named.stream()
                        .map(each -> people.masked(each).orElse(each))
                        .toList()))
                .orElse(value);
    }
}
