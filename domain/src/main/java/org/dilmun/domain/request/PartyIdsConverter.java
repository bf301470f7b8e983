package org.dilmun.domain.request;

import java.util.Set;
import java.util.TreeSet;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;

import org.dilmun.domain.kernel.Json;

/** Ids of parties as one JSON column, in rising order; null where there are none. */
@Converter
public class PartyIdsConverter implements AttributeConverter<Set<Long>, String> {

    /** Characters of the column: room for twenty ids. */
    static final int LENGTH = 500;

    @Override
    public String convertToDatabaseColumn(Set<Long> ids) {
        return ids == null || ids.isEmpty() ? null : Json.write(new TreeSet<>(ids));
    }

    @Override
    public Set<Long> convertToEntityAttribute(String column) {
        return column == null ? Set.of() : Set.copyOf(Json.read(column, new TypeReference<Set<Long>>() {}));
    }
}
