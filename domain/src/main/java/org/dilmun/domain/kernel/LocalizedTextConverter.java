package org.dilmun.domain.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link LocalizedText} as one JSON column. */
@Converter(autoApply = true)
public class LocalizedTextConverter implements AttributeConverter<LocalizedText, String> {

    @Override
    public String convertToDatabaseColumn(LocalizedText text) {
        return text == null ? null : Json.write(text);
    }

    @Override
    public LocalizedText convertToEntityAttribute(String column) {
        return column == null ? null : Json.read(column, LocalizedText.class);
    }
}
