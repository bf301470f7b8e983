package org.dilmun.domain.payment;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class TransitionsTest {

    @ParameterizedTest
    @CsvSource({
        "CREATED, PENDING CAPTURED DECLINED CANCELLED EXPIRED UNKNOWN",
        "PENDING, CAPTURED DECLINED CANCELLED EXPIRED UNKNOWN",
        "UNKNOWN, CAPTURED DECLINED CANCELLED EXPIRED",
        "CAPTURED, ''",
        "DECLINED, ''",
        "CANCELLED, ''",
        "EXPIRED, ''"
    })
    void an_attempt_moves_only_like_this(AttemptStatus from, String to) {
        assertThat(Arrays.stream(AttemptStatus.values())
                        .filter(from::mayBecome)
                        .map(Enum::name)
                        .collect(joining(" ")))
                .isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"OPEN, PAID EXPIRED CANCELLED", "PAID, REFUNDED", "REFUNDED, ''", "EXPIRED, ''", "CANCELLED, ''"})
    void an_order_moves_only_like_this(OrderStatus from, String to) {
        assertThat(Arrays.stream(OrderStatus.values())
                        .filter(from::mayBecome)
                        .map(Enum::name)
                        .collect(joining(" ")))
                .isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, DONE REFUSED UNKNOWN", "UNKNOWN, DONE REFUSED", "DONE, ''", "REFUSED, ''"})
    void a_refund_moves_only_like_this(RefundStatus from, String to) {
        assertThat(Arrays.stream(RefundStatus.values())
                        .filter(from::mayBecome)
                        .map(Enum::name)
                        .collect(joining(" ")))
                .isEqualTo(to);
    }
}
