package org.dilmun.domain.ledger;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link ChartAccount} by its number. */
@Converter(autoApply = true)
public class ChartAccountConverter implements AttributeConverter<ChartAccount, String> {

    @Override
    public String convertToDatabaseColumn(ChartAccount account) {
        return account == null ? null : account.number();
    }

    @Override
    public ChartAccount convertToEntityAttribute(String column) {
        return column == null ? null : ChartAccount.numbered(column);
    }
}
