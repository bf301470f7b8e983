package org.dilmun.domain.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link Reference} as text. */
@Converter(autoApply = true)
public class ReferenceConverter implements AttributeConverter<Reference, String> {

    @Override
    public String convertToDatabaseColumn(Reference reference) {
        return reference == null ? null : reference.value();
    }

    @Override
    public Reference convertToEntityAttribute(String column) {
        return column == null ? null : new Reference(column);
    }
}
