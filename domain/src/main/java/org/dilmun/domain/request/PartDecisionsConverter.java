package org.dilmun.domain.request;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

import org.dilmun.domain.kernel.Json;

/** Decisions about parts as one JSON column; null where nothing was decided part by part. */
@Converter
public class PartDecisionsConverter implements AttributeConverter<List<PartDecision>, String> {

    @Override
    public String convertToDatabaseColumn(List<PartDecision> parts) {
        return parts == null || parts.isEmpty() ? null : Json.write(parts);
    }

    @Override
    public List<PartDecision> convertToEntityAttribute(String column) {
        return column == null ? List.of() : Json.read(column, new TypeReference<>() {});
    }
}
