package org.dilmun.domain.kernel;

import java.util.Map;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

/** A map of text to text, such as the answers of a form, as one JSON column. */
@Converter
public class StringMapConverter implements AttributeConverter<Map<String, String>, String> {

    private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<String, String> map) {
        return map == null ? null : Json.write(map);
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String column) {
        return column == null ? Map.of() : Json.read(column, TYPE);
    }
}
