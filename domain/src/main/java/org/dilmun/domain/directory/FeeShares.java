package org.dilmun.domain.directory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Which bodies a fee goes to: amounts, {@code 0.500}, come first, and what is left goes by percentages, {@code 70%}, which come to
 * a hundred. Each body gets its part rounded down; the smallest units that are left over go one each to those who lost most by
 * that, and where they lost the same, by the order of their codes.
 *
 * @param byCode amount or percentage, by code of the body
 */
public record FeeShares(@JsonValue SortedMap<String, String> byCode) {

    private static final String PERCENT = "%";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FeeShares(SortedMap<String, String> byCode) {
        this.byCode = new TreeMap<>(byCode);
    }

    public static boolean isPercentage(String share) {
        return share.endsWith(PERCENT);
    }

    public static BigDecimal percentage(String share) {
        return new BigDecimal(share.substring(0, share.length() - PERCENT.length()));
    }

    /** @return whether some bodies get an amount before the others divide what is left */
    public boolean hasAmounts() {
        return byCode.values().stream().anyMatch(share -> !isPercentage(share));
    }

    /** @return what the bodies with an amount get together */
    public Money amounts(CurrencyUnit currency) {
        return byCode.values().stream()
                .filter(share -> !isPercentage(share))
                .map(share -> Money.of(currency, new BigDecimal(share)))
                .reduce(Money.zero(currency), Money::plus);
    }

    /** @return what the percentages come to together */
    public BigDecimal percentages() {
        return byCode.values().stream()
                .filter(FeeShares::isPercentage)
                .map(FeeShares::percentage)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Divides a fee.
     *
     * @return by code of the body, none of them zero; their sum is the fee
     * @throws IllegalArgumentException if the fee is less than what goes to bodies with an amount
     */
    public SortedMap<String, Money> divide(Money fee) {
        CurrencyUnit currency = fee.getCurrencyUnit();
        Money rest = fee.minus(amounts(currency));
        if (rest.isNegative()) {
            throw new IllegalArgumentException(
                    "a fee of " + fee + ", of which " + amounts(currency) + " goes to others");
        }
        var parts = new TreeMap<String, Money>();
        var lost = new TreeMap<String, BigDecimal>();
        byCode.forEach((code, share) -> {
            if (isPercentage(share)) {
                BigDecimal exact = rest.getAmount().multiply(percentage(share)).movePointLeft(2);
                Money part = Money.of(currency, exact, RoundingMode.DOWN);
                parts.put(code, part);
                lost.put(code, exact.subtract(part.getAmount()));
            } else {
                parts.put(code, Money.of(currency, new BigDecimal(share)));
            }
        });
        giveWhatIsLeft(fee, parts, lost);
        parts.values().removeIf(Money::isZero);
        return parts;
    }

    private static void giveWhatIsLeft(Money fee, Map<String, Money> parts, Map<String, BigDecimal> lost) {
        Money given = parts.values().stream().reduce(Money.zero(fee.getCurrencyUnit()), Money::plus);
        lost.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(fee.minus(given).getAmountMinorLong())
                .forEach(loser -> parts.merge(loser.getKey(), Money.ofMinor(fee.getCurrencyUnit(), 1), Money::plus));
    }
}
