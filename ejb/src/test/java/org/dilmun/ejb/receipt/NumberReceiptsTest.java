package org.dilmun.ejb.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.dilmun.ejb.persistence.JobLeases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@SuppressWarnings("UnnecessaryAssignment") // no container injects here
class NumberReceiptsTest {

    private final List<Long> numbered = new ArrayList<>();
    private final NumberReceipts job = new NumberReceipts();
    private int leases = Integer.MAX_VALUE;

    NumberReceiptsTest() {
        job.numbering = new ReceiptNumbering() {
            @Override
            public List<Long> due() {
                return List.of(1L, 2L, 3L);
            }

            @Override
            public void number(long order) {
                if (order == 2) {
                    throw new IllegalStateException("booked for no body");
                }
                numbered.add(order);
            }
        };
        job.leases = new JobLeases() {
            @Override
            public boolean take(String code, Duration time) {
                return leases-- > 0;
            }
        };
    }

    @Test
    void an_order_that_fails_keeps_no_other_waiting_and_the_operator_hears_of_it() {
        assertThatThrownBy(job::work).hasMessage("booked for no body");
        assertThat(numbered).containsExactly(1L, 3L);
    }

    @Test
    void whoever_has_lost_the_lease_stops() {
        leases = 1;
        job.work();
        assertThat(numbered).containsExactly(1L);
    }
}
