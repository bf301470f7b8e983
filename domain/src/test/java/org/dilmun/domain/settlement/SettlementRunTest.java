package org.dilmun.domain.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.Reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A settlement takes two persons, and a payout ends once. */
class SettlementRunTest {

    private static final long NADIA = 7;
    private static final long BADER = 8;
    private static final LocalDate SUNDAY = LocalDate.parse("2017-11-05");
    private static final LocalDate TUESDAY = LocalDate.parse("2017-11-07");
    private static final Instant NOW = Instant.parse("2017-11-06T08:00:00Z");
    private static final BankAccount GDT =
            new BankAccount("GENERAL DIRECTORATE OF TRAFFIC", Iban.parse("BH10NBOB00000000123456"), "NBOBBHBM");

    private final SettlementRun run =
            new SettlementRun(1, reference("STL"), SUNDAY, List.of(share("40.000"), share("37.485")), NADIA, NOW);

    private static Reference reference(String prefix) {
        return Reference.create(prefix, 2017, new java.util.Random(prefix.hashCode()));
    }

    private static Payout.Share share(String dinars) {
        return new Payout.Share(2, reference("PYO"), new UUID(1, 2), 3, GDT, Money.parse("BHD " + dinars));
    }

    @Test
    void another_approves_and_then_every_payout_is_for_the_bank() {
        run.approve(BADER, TUESDAY, NOW);

        assertThat(run.state()).isEqualTo(SettlementState.APPROVED);
        assertThat(run.total()).isEqualTo(Money.parse("BHD 77.485"));
        assertThat(run.executeOn()).isEqualTo(TUESDAY);
        assertThat(run.payouts()).extracting(Payout::state).containsOnly(PayoutState.INSTRUCTED);
    }

    @Test
    void whoever_prepared_it_does_not_approve_it() {
        assertThatThrownBy(() -> run.approve(NADIA, TUESDAY, NOW)).isInstanceOf(SettlementByOne.class);

        assertThat(run.state()).isEqualTo(SettlementState.PREPARED);
        assertThatThrownBy(run::requireApproved).isInstanceOf(SettlementNotFile.class);
    }

    @Test
    void it_is_decided_once() {
        run.decline(NADIA, NOW);

        assertThatThrownBy(() -> run.approve(BADER, TUESDAY, NOW)).isInstanceOf(SettlementDecided.class);
        assertThatThrownBy(() -> run.decline(BADER, NOW)).isInstanceOf(SettlementDecided.class);
        assertThat(run.payouts()).extracting(Payout::state).containsOnly(PayoutState.PREPARED);
    }

    @Test
    void the_bank_ends_a_payout_once_and_does_not_take_it_back() {
        Payout payout = run.payouts().get(0);
        assertThatThrownBy(() -> payout.accept(NOW)).isInstanceOf(PayoutDecided.class);
        run.approve(BADER, TUESDAY, NOW);

        assertThat(payout.reject("AC04", NOW)).isTrue();
        assertThat(payout.reject("AC04", NOW)).isFalse();
        assertThat(payout.reason()).isEqualTo("AC04");
        assertThatThrownBy(() -> payout.accept(NOW)).isInstanceOf(PayoutDecided.class);
    }

    @Test
    void names_that_no_bank_can_write_are_refused() {
        for (String holder : new String[] {"", "هيئة الكهرباء والماء", "X".repeat(36), "A & B"}) {
            assertThatThrownBy(() -> new BankAccount(holder, GDT.iban(), GDT.bic()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
