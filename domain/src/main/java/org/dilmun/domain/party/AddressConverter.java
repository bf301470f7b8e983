package org.dilmun.domain.party;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import org.dilmun.domain.kernel.Json;

/** {@link Address} as one JSON column. */
@Converter(autoApply = true)
public class AddressConverter implements AttributeConverter<Address, String> {

    @Override
    public String convertToDatabaseColumn(Address address) {
        return address == null ? null : Json.write(address);
    }

    @Override
    public Address convertToEntityAttribute(String column) {
        return column == null ? null : Json.read(column, Address.class);
    }
}
