package org.dilmun.ejb.form;

import java.util.Map;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.ejb.country.Country.Phone;

/** A telephone number of the country, with or without its prefix, or one from abroad with its own; kept as E.164 has it. */
final class PhoneKind implements AnswerKind {

    private static final String ABROAD = "[1-9][0-9]{6,14}";

    private final Phone country;

    /** @param country null if nothing is known of its numbers */
    PhoneKind(Phone country) {
        this.country = country;
    }

    @Override
    public String clean(Field field, String typed) {
        String text = Digits.western(TypedText.line(typed)).replaceAll("[ ()./-]", "");
        String number = text.startsWith("00") ? "+" + text.substring(2) : text;
        if (country == null || number.startsWith("+")) {
            return number;
        }
        if (number.matches(country.form())) {
            return country.prefix() + number;
        }
        return ("+" + number).matches(own()) ? "+" + number : number;
    }

    private String own() {
        return "\\" + country.prefix() + "(?:" + country.form() + ")";
    }

    private String form() {
        return country == null
                ? "\\+" + ABROAD
                : own() + "|\\+(?!" + country.prefix().substring(1) + ")" + ABROAD;
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        if (!value.matches(form())) {
            judgement.wrong("field-phone-malformed");
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put("pattern", "^(?:" + form() + ")$");
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return value;
    }
}
