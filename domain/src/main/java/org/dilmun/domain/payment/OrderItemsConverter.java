package org.dilmun.domain.payment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import org.joda.money.Money;

import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;

/** {@link OrderItems} as one JSON column; amounts are texts with the code of their currency before them. */
@Converter
public class OrderItemsConverter implements AttributeConverter<OrderItems, String> {

    private static final TypeReference<List<Written>> TYPE = new TypeReference<>() {};

    @JsonInclude(JsonInclude.Include.NON_NULL) // a release that knows no bills reads it too
    record Written(Long request, Long bill, LocalizedText description, Map<String, String> shares) {

        static Written of(OrderItem item) {
            var amounts = new TreeMap<String, String>();
            item.shares().forEach((body, share) -> amounts.put(body.toString(), share.toString()));
            return new Written(
                    item.of().idOf(Purpose.REQUEST), item.of().idOf(Purpose.BILL), item.description(), amounts);
        }

        OrderItem item() {
            var received = new TreeMap<Long, Money>();
            shares.forEach((body, share) -> received.put(Long.valueOf(body), Money.parse(share)));
            return new OrderItem(bill == null ? Purpose.request(request) : Purpose.bill(bill), description, received);
        }
    }

    @Override
    public String convertToDatabaseColumn(OrderItems items) {
        return items == null || items.list().isEmpty()
                ? null
                : Json.write(items.list().stream().map(Written::of).toList());
    }

    @Override
    public OrderItems convertToEntityAttribute(String column) {
        return column == null
                ? OrderItems.NONE
                : new OrderItems(
                        Json.read(column, TYPE).stream().map(Written::item).toList());
    }
}
