package org.dilmun.ejb.country;

import java.util.List;
import java.util.regex.Pattern;

import org.dilmun.domain.party.PersonalNumberRule;

/**
 * A form and a check digit by weighted sum: the last digit is {@code (11 - sum mod 11) mod 11}; numbers for which that
 * gives 10 are never issued. It finds each single wrong digit and each swap of two.
 */
record WeightedCheck(Pattern form, List<Integer> weights) implements PersonalNumberRule {

    static PersonalNumberRule of(Country.PersonalNumberData data) {
        Pattern form = Pattern.compile(data.form());
        return switch (data.check().kind()) {
            case "none" -> digits -> form.matcher(digits).matches();
            case "mod11" -> new WeightedCheck(form, List.copyOf(data.check().weights()));
            default -> throw new BrokenCountryData(
                    List.of("country.yaml: no such check: " + data.check().kind()));
        };
    }

    @Override
    public boolean accepts(String digits) {
        if (digits.length() != weights.size() + 1 || !form.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i) * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11 == digits.charAt(weights.size()) - '0';
    }
}
