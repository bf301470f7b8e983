package org.dilmun.domain.party;

import java.util.Set;
import java.util.TreeSet;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

import org.dilmun.domain.kernel.Json;

/** Codes as one JSON column, in the order of the alphabet. */
@Converter
public class CodesConverter implements AttributeConverter<Set<String>, String> {

    /** Characters of the column: room for forty codes of sixty. */
    static final int LENGTH = 2600;

    @Override
    public String convertToDatabaseColumn(Set<String> codes) {
        return Json.write(new TreeSet<>(codes));
    }

    @Override
    public Set<String> convertToEntityAttribute(String column) {
        return Set.copyOf(Json.read(column, new TypeReference<Set<String>>() {}));
    }
}
