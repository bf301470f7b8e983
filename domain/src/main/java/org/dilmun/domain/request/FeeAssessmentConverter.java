package org.dilmun.domain.request;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.FeeAssessment.Waived;

/** {@link FeeAssessment} as one JSON column; amounts are texts with the code of their currency before them. */
@Converter
public class FeeAssessmentConverter implements AttributeConverter<FeeAssessment, String> {

    record Line(String amount, LocalizedText note, LocalizedText basis, String to) {

        static Line of(Charge charge) {
            return new Line(charge.amount().toString(), charge.note(), charge.basis(), charge.to());
        }

        Charge charge() {
            return new Charge(Money.parse(amount), note, basis, to);
        }
    }

    record Written(List<Line> charges, Waived waived) {}

    @Override
    public String convertToDatabaseColumn(FeeAssessment fee) {
        return fee == null
                ? null
                : Json.write(new Written(fee.charges().stream().map(Line::of).toList(), fee.waived()));
    }

    @Override
    public FeeAssessment convertToEntityAttribute(String column) {
        if (column == null) {
            return null;
        }
        Written written = Json.read(column, Written.class);
        List<Line> lines = written.charges() == null ? List.of() : written.charges();
        return new FeeAssessment(lines.stream().map(Line::charge).toList(), written.waived());
    }
}
