package org.dilmun.ejb.form;

import java.util.Map;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.Identifier;

/** A number that the state gives to people or businesses, by the country's rule. */
final class IdentifierKind implements AnswerKind {

    private final Identifier identifier;
    private final String malformed;

    /** @param malformed code of the message about one that the country's rule does not accept */
    IdentifierKind(Identifier identifier, String malformed) {
        this.identifier = identifier;
        this.malformed = malformed;
    }

    @Override
    public String clean(Field field, String typed) {
        return PersonalNumber.read(TypedText.line(typed));
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        if (!identifier.rule().accepts(value)) {
            judgement.wrong(malformed);
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put("pattern", "^(?:" + identifier.form() + ")$");
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return value;
    }
}
