package org.dilmun.domain.studio;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.request.TrialInput;

/** What was done in a trial as one JSON column. */
@Converter
public class TrialInputsConverter implements AttributeConverter<List<TrialInput>, String> {

    @Override
    public String convertToDatabaseColumn(List<TrialInput> inputs) {
        return Json.write(inputs);
    }

    @Override
    public List<TrialInput> convertToEntityAttribute(String column) {
        return column == null ? List.of() : Json.read(column, new TypeReference<>() {});
    }
}
