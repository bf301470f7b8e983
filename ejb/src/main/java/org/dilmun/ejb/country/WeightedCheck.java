package org.dilmun.ejb.country;

import java.util.List;
import java.util.regex.Pattern;

import org.dilmun.domain.party.PersonalNumberRule;

/**
 * A form and a check digit by weighted sum over what stands before it, a letter counting from 10 on ({@code A}) as in the
 * machine-readable zone of travel documents: the last digit is {@code (m - sum mod m) mod m}; numbers for which that gives
 * 10 are never issued. With modulus 11 it finds each single wrong digit and each swap of two.
 */
record WeightedCheck(Pattern form, int modulus, List<Integer> weights) implements PersonalNumberRule {

    static PersonalNumberRule of(Country.PersonalNumberData data) {
        Pattern form = Pattern.compile(data.form());
        return switch (data.check().kind()) {
            case "none" -> number -> form.matcher(number).matches();
            case "mod10" -> new WeightedCheck(form, 10, List.copyOf(data.check().weights()));
            case "mod11" -> new WeightedCheck(form, 11, List.copyOf(data.check().weights()));
            default -> throw new BrokenCountryData(
                    List.of("country.yaml: no such check: " + data.check().kind()));
        };
    }

    @Override
    public boolean accepts(String number) {
        if (number.length() != weights.size() + 1 || !form.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i) * Character.digit(number.charAt(i), Character.MAX_RADIX);
        }
        return (modulus - sum % modulus) % modulus
                == Character.digit(number.charAt(weights.size()), Character.MAX_RADIX);
    }
}
