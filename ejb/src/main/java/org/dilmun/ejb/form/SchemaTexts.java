package org.dilmun.ejb.form;

import java.util.LinkedHashMap;
import java.util.Map;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * The texts of a schema.
 *
 * @param language tag of the titles that stand in one language alone, as JSON Schema has them
 */
public record SchemaTexts(String language) {

    public Map<String, Object> described(LocalizedText label, LocalizedText hint) {
        var described = new LinkedHashMap<String, Object>();
        described.put("title", label.in(language));
        described.put("x-titles", label);
        if (hint != null) {
            described.put("description", hint.in(language));
            described.put("x-descriptions", hint);
        }
        return described;
    }

    Map<String, Object> option(Field.Option option) {
        Map<String, Object> described = described(option.label(), option.hint());
        described.put("const", option.value());
        return described;
    }
}
