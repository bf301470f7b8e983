package org.dilmun.domain.directory;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is divided is divided wholly: to the last of the smallest units, and the same way each time. */
class FeeSharesTest {

    private static FeeShares shares(Map<String, String> byCode) {
        return new FeeShares(new TreeMap<>(byCode));
    }

    @ParameterizedTest
    @CsvSource({
        "BHD 10.000, BHD 3.334, BHD 3.333, BHD 3.333", // a lost a hair more than the others
        "BHD 0.001, BHD 0.001, , ",
        "BHD 0.002, BHD 0.001, BHD 0.001, ", // b and c lost the same
        "BHD 0.003, BHD 0.001, BHD 0.001, BHD 0.001"
    })
    void the_odd_units_go_by_the_order_of_the_codes_where_all_lose_the_same(String fee, String a, String b, String c) {
        String third = "33.3333%";
        var parts = shares(Map.of("a", "33.3334%", "b", third, "c", third)).divide(Money.parse(fee));
        assertThat(parts.get("a")).isEqualTo(Money.parse(a));
        assertThat(parts.get("b")).isEqualTo(b == null ? null : Money.parse(b));
        assertThat(parts.get("c")).isEqualTo(c == null ? null : Money.parse(c));
    }

    @Test
    void the_odd_unit_goes_to_who_lost_most_by_rounding_down() {
        assertThat(shares(Map.of("a", "70%", "b", "30%")).divide(Money.parse("BHD 0.005")))
                .as("3.5 and 1.5: the same loss")
                .isEqualTo(Map.of("a", Money.parse("BHD 0.004"), "b", Money.parse("BHD 0.001")));
        assertThat(shares(Map.of("a", "70%", "b", "30%")).divide(Money.parse("BHD 0.006")))
                .as("4.2 and 1.8")
                .isEqualTo(Map.of("a", Money.parse("BHD 0.004"), "b", Money.parse("BHD 0.002")));
    }

    @Test
    void amounts_come_first_and_a_fee_that_is_too_small_for_them_is_not_divided_at_all() {
        var shares = shares(Map.of("post", "0.500", "iga", "70%", "works", "30%"));
        assertThat(shares.divide(Money.parse("BHD 4.500")))
                .isEqualTo(Map.of(
                        "post", Money.parse("BHD 0.500"),
                        "iga", Money.parse("BHD 2.800"),
                        "works", Money.parse("BHD 1.200")));
        assertThat(shares.divide(Money.parse("BHD 0.500"))).isEqualTo(Map.of("post", Money.parse("BHD 0.500")));
        assertThatThrownBy(() -> shares.divide(Money.parse("BHD 0.499"))).isInstanceOf(IllegalArgumentException.class);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_parts_are_the_fee_together_and_none_is_a_whole_unit_from_its_share(long seed) {
        var random = new SplittableRandom(seed);
        CurrencyUnit currency = CurrencyUnit.of(random.nextBoolean() ? "BHD" : random.nextBoolean() ? "EUR" : "JPY");
        var byCode = new TreeMap<String, String>();
        int bodies = 1 + random.nextInt(6);
        long left = 1_000_000; // ten thousandths of a percent
        for (int body = 1; body < bodies && left > 1; body++) {
            long share = 1 + random.nextLong(left - 1);
            byCode.put("b" + body, BigDecimal.valueOf(share, 4).toPlainString() + "%");
            left -= share;
        }
        byCode.put("last", BigDecimal.valueOf(left, 4).toPlainString() + "%");
        Money amount = Money.ofMinor(currency, random.nextLong(50));
        if (random.nextBoolean()) {
            byCode.put("first", amount.getAmount().toPlainString());
        } else {
            amount = Money.zero(currency);
        }
        Money fee = amount.plus(Money.ofMinor(currency, random.nextLong(random.nextBoolean() ? 20 : 100_000_000)));

        var parts = shares(byCode).divide(fee);

        assertThat(parts.values().stream().reduce(Money.zero(currency), Money::plus))
                .as("seed %d: %s of %s", seed, byCode, fee)
                .isEqualTo(fee);
        assertThat(parts.values())
                .allSatisfy(part -> assertThat(part.isPositive()).isTrue());
        Money rest = fee.minus(amount);
        byCode.forEach((code, share) -> {
            if (FeeShares.isPercentage(share)) {
                BigDecimal exact =
                        rest.getAmount().multiply(FeeShares.percentage(share)).movePointLeft(2);
                BigDecimal part = parts.getOrDefault(code, Money.zero(currency)).getAmount();
                assertThat(part.subtract(exact).abs())
                        .as("seed %d: %s", seed, code)
                        .isLessThan(Money.ofMinor(currency, 1).getAmount());
            }
        });
        assertThat(shares(byCode).divide(fee)).isEqualTo(parts);
    }
}
