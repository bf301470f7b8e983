package org.dilmun.ejb.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.ejb.country.Country.AddressPart;

/** An address in the parts that the country's addresses have. */
final class AddressKind implements AnswerKind {

    private static final int LENGTH = 60;

    private final List<AddressPart> parts;

    AddressKind(List<AddressPart> parts) {
        this.parts = parts;
    }

    @Override
    public String clean(Field field, String typed) {
        String text = TypedText.line(typed);
        return Structured.parts(text).map(this::cleanParts).orElse(text);
    }

    private String cleanParts(Map<String, String> given) {
        var clean = new TreeMap<String, String>();
        given.forEach((name, typed) -> {
            String value = cleanPart(name, typed);
            if (!value.isEmpty()) {
                clean.put(name, value);
            }
        });
        return clean.isEmpty() ? "" : Structured.write(clean);
    }

    private String cleanPart(String name, String typed) {
        String text = TypedText.line(typed);
        boolean code = parts.stream().anyMatch(part -> part.part().equals(name) && part.form() != null);
        return code ? Digits.western(text).replace(" ", "").toUpperCase(Locale.ROOT) : text;
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        Optional<Map<String, String>> given = Structured.parts(value);
        if (given.isEmpty()) {
            judgement.wrong("field-malformed");
            return;
        }
        parts.forEach(part -> judge(part, given.get().getOrDefault(part.part(), ""), judgement.at(part.part())));
        given.get().keySet().stream()
                .filter(name -> parts.stream().noneMatch(part -> part.part().equals(name)))
                .forEach(name -> judgement.at(name).wrong("field-not-asked"));
    }

    private static void judge(AddressPart part, String value, Judgement judgement) {
        if (value.isEmpty()) {
            if (part.required()) {
                judgement.wrong("field-required");
            }
        } else if (!part.options().isEmpty()) {
            if (part.options().stream().noneMatch(option -> option.value().equals(value))) {
                judgement.wrong("field-choice-unknown");
            }
        } else if (value.length() > LENGTH || (part.form() != null && !value.matches(part.form()))) {
            judgement.wrong("field-address-part-malformed");
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        var properties = new LinkedHashMap<String, Object>();
        parts.forEach(part -> properties.put(part.part(), described(part, texts)));
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                parts.stream()
                        .filter(AddressPart::required)
                        .map(AddressPart::part)
                        .toList());
        schema.put("additionalProperties", false);
    }

    private static Map<String, Object> described(AddressPart part, SchemaTexts texts) {
        Map<String, Object> schema = texts.described(part.label(), null);
        if (part.options().isEmpty()) {
            schema.put("type", "string");
            schema.put("maxLength", LENGTH);
            schema.put("pattern", part.form() == null ? "\\S" : "^(?:" + part.form() + ")$");
        } else {
            schema.put("oneOf", part.options().stream().map(texts::option).toList());
        }
        return schema;
    }

    @Override
    public Optional<String> received(Object sent) {
        return sent instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance)
                ? Optional.of(Structured.write(map))
                : Optional.empty();
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return Structured.parts(value)
                .map(given -> words.list(parts.stream()
                        .filter(part -> given.containsKey(part.part()))
                        .map(part -> part.label().in(words.language()) + " "
                                + part.said(given.get(part.part())).in(words.language()))
                        .toList()))
                .orElse(value);
    }
}
