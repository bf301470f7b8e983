package org.dilmun.web.directory;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.FeeRow;
import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Service;

/** What a journey comes to as a whole: its fees together, and how long it takes where parts wait for others. */
@RequestScoped
public class JourneyTerms {

    @Inject
    Country country;

    /** What all parts cost together, without what people may choose in addition. */
    public record Range(Money least, Money most) {}

    /** @return empty if the fee of one of them is not stated */
    public Optional<Range> fees(List<Service> services) {
        Money least = Money.zero(country.currency());
        Money most = least;
        for (Service service : services) {
            List<Money> amounts = amounts(service.descriptor().fee());
            if (amounts.isEmpty()) {
                return Optional.empty();
            }
            least = least.plus(amounts.stream().min(Money::compareTo).orElseThrow());
            most = most.plus(amounts.stream().max(Money::compareTo).orElseThrow());
        }
        return Optional.of(new Range(least, most));
    }

    private List<Money> amounts(Fee fee) {
        if (fee.formula() != null) {
            return List.of(
                    Money.zero(country.currency()),
                    Money.of(country.currency(), new BigDecimal(fee.formula().most())));
        }
        return Stream.concat(fee.list().stream().filter(row -> !row.additional()), fee.table().stream())
                .map(this::amount)
                .toList();
    }

    private Money amount(FeeRow row) {
        return row.in(country.currency());
    }

    /**
     * @param services of the parts, in their order
     * @return working days until the last part is decided; empty if the time of one of them is not stated
     */
    public Optional<Integer> workingDays(JourneyDescriptor journey, List<Service> services) {
        Map<String, Integer> ends = new HashMap<>();
        for (int p = 0; p < services.size(); p++) {
            var time = services.get(p).descriptor().time();
            if (time == null) {
                return Optional.empty();
            }
            int begins = journey.parts().get(p).needs().stream()
                    .mapToInt(ends::get)
                    .max()
                    .orElse(0);
            ends.put(journey.parts().get(p).id(), begins + time.workingDays());
        }
        return ends.values().stream().max(Integer::compare);
    }
}
