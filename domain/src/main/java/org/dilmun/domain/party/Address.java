package org.dilmun.domain.party;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where somebody lives, in the parts that the country's addresses have (flat, building, road, block; or house, street, town,
 * postcode); which ones there are, and their order, is the country's matter.
 */
public record Address(@JsonValue Map<String, String> parts) {

    @JsonCreator
    public Address {
        parts = Map.copyOf(parts);
    }

    /** @return null if the address has no such part */
    public String part(String name) {
        return parts.get(name);
    }
}
