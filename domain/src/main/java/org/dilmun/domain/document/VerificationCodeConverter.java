package org.dilmun.domain.document;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link VerificationCode} as text. */
@Converter(autoApply = true)
public class VerificationCodeConverter implements AttributeConverter<VerificationCode, String> {

    @Override
    public String convertToDatabaseColumn(VerificationCode code) {
        return code == null ? null : code.value();
    }

    @Override
    public VerificationCode convertToEntityAttribute(String column) {
        return column == null ? null : new VerificationCode(column);
    }
}
