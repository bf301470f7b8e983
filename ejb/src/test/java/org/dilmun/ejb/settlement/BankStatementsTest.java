package org.dilmun.ejb.settlement;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Way;
import org.dilmun.domain.settlement.BreakExplained;
import org.dilmun.domain.settlement.BreakReasonMissing;
import org.dilmun.domain.settlement.Payout;
import org.dilmun.domain.settlement.PayoutState;
import org.dilmun.domain.settlement.SettlementRun;
import org.dilmun.domain.settlement.StatementGap;
import org.dilmun.domain.settlement.StatementLine;
import org.dilmun.domain.settlement.StatementUnbalanced;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.ledger.LedgerSnapshots;
import org.dilmun.ejb.payment.PaymentAttempts;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.ledger.LedgerAccount.ofChart;
import static org.dilmun.domain.ledger.LedgerAccount.payableTo;

/** The bank's statements against the worked entries of the bookkeeping rules: takings less fees, payouts, and what nobody knows. */
@OnDatabase
class BankStatementsTest {

    private static final long EWA = 1;
    private static final long GDT = 2;
    private static final long MOIC = 3;
    private static final long NADIA = 7;
    private static final long BADER = 8;
    private static final String OURS = "BH79DLMN00000000000001";
    private static final LedgerAccount BANK = ofChart(ChartAccount.BANK_COLLECTION);
    private static final LedgerAccount CARDS = ofChart(ChartAccount.CARD_ACQUIRER);
    private static final LedgerAccount BENEFIT = ofChart(ChartAccount.BENEFIT_GATEWAY);
    private static final LedgerAccount FEES = ofChart(ChartAccount.GATEWAY_FEES);
    private static final LedgerAccount UNALLOCATED = ofChart(ChartAccount.UNALLOCATED_RECEIPTS);
    private static final LedgerAccount IN_TRANSIT = ofChart(ChartAccount.PAYOUTS_IN_TRANSIT);
    private static final String CARD_TAKINGS = credit("40.185", "", "CARD TAKINGS 2017-11-05");
    private static final String BENEFIT_TAKINGS = credit("37.385", "", "BENEFIT TAKINGS");

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private Instant now;

    @BeforeEach
    void openBooks() {
        database.with(BusinessClock.class, () -> now).with(Caller.class, caller);
        as(NADIA, Role.TREASURER);
        database.inTransaction(() -> {
            for (var body : Map.of(EWA, "ewa", GDT, "gdt", MOIC, "moic", NADIA, "nadia", BADER, "bader")
                    .entrySet()) {
                var text = LocalizedText.of("جهة", "Body");
                database.entityManager()
                        .persist(new GovernmentBody(body.getKey(), body.getValue(), text, null, "authority", text));
            }
        });
        post("2017-11-05T08:00:00Z", 1, move(BENEFIT, payableTo(EWA), "37.485"));
        post(
                "2017-11-05T09:00:00Z",
                2,
                move(CARDS, payableTo(GDT), "40.000"),
                move(CARDS, ofChart(ChartAccount.PLATFORM_FEES), "0.500"),
                move(CARDS, ofChart(ChartAccount.VAT_PAYABLE), "0.050"));
        now = Instant.parse("2017-11-06T08:00:00Z");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void as(long treasurer, Role role) {
        caller.is(Actor.person(treasurer, Assurance.BASIC, Map.of(GDT, Set.of(role)), Channel.PORTAL));
    }

    private void post(String at, long source, Movement... movements) {
        now = Instant.parse(at);
        database.inTransaction(() -> {
            database.bean(Ledger.class).post(EntryKind.CAPTURE, "test", source, List.of(movements));
        });
    }

    private static Movement move(LedgerAccount debit, LedgerAccount credit, String dinars) {
        return new Movement(debit, credit, Money.parse("BHD " + dinars));
    }

    private String balance(LedgerAccount account) {
        return database.inTransaction(() -> database.bean(Ledger.class).balance(account))
                .getAmount()
                .toPlainString();
    }

    private SettlementRun settled() {
        database.inTransaction(() -> database.bean(JobLeases.class).take("ledger-snapshots", Duration.ofMinutes(5)));
        database.inTransaction(() -> database.bean(LedgerSnapshots.class).takeNext());
        var settlements = database.bean(Settlements.class);
        var run = database.inTransaction(() -> settlements.prepare(LocalDate.parse("2017-11-05")));
        as(BADER, Role.TREASURER);
        database.inTransaction(() -> settlements.approve(run.reference()));
        return run;
    }

    private List<PayoutState> states(SettlementRun run) {
        return database.inTransaction(() -> database.bean(Settlements.class).get(run.reference())).payouts().stream()
                .map(Payout::state)
                .toList();
    }

    private static String entry(String amount, String direction, String rest) {
        return "<Ntry><Amt Ccy=\"BHD\">" + amount + "</Amt><CdtDbtInd>" + direction
                + "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2017-11-06</Dt></BookgDt>" + rest + "</Ntry>";
    }

    private static String details(String reference, String text, String rest) {
        return "<NtryDtls><TxDtls><Refs><EndToEndId>" + (reference.isEmpty() ? "NOTPROVIDED" : reference)
                + "</EndToEndId></Refs><RmtInf><Ustrd>" + text + "</Ustrd></RmtInf>" + rest + "</TxDtls></NtryDtls>";
    }

    private static String credit(String amount, String reference, String text) {
        return entry(amount, "CRDT", details(reference, text, ""));
    }

    private static String debit(Payout payout) {
        return entry(
                payout.amount().getAmount().toPlainString(),
                "DBIT",
                details(payout.reference().value(), "Collections", ""));
    }

    private static String statement(long sequence, String opening, String closing, String... entries) {
        return "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
                + "<GrpHdr><MsgId>M" + sequence + "</MsgId><CreDtTm>2017-11-06T20:00:00</CreDtTm></GrpHdr><Stmt><Id>S"
                + sequence + "</Id><ElctrncSeqNb>" + sequence + "</ElctrncSeqNb><Acct><Id><IBAN>" + OURS
                + "</IBAN></Id></Acct>" + balance("OPBD", opening) + balance("CLBD", closing)
                + String.join("", entries) + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static String balance(String type, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"BHD\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2017-11-06</Dt></Dt></Bal>";
    }

    private BankStatements.Taken take(String file) {
        return database.inTransaction(() -> database.bean(BankStatements.class)
                .take(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    private void refused(String file, Class<? extends Problem> why) {
        assertThatThrownBy(() -> take(file)).isInstanceOf(why);
    }

    private List<StatementLine> breaks() {
        return database.inTransaction(() -> database.bean(BankStatements.class).breaks());
    }

    @Test
    void takings_of_a_day_are_many_captures_less_the_fee_by_the_day_named_or_by_the_only_one_that_fits() {
        assertThat(take(statement(1, "0", "77.570", CARD_TAKINGS, BENEFIT_TAKINGS)))
                .isEqualTo(new BankStatements.Taken(2, 0));

        assertThat(balance(BANK)).isEqualTo("77.570");
        assertThat(balance(FEES)).isEqualTo("0.465");
        assertThat(balance(CARDS)).isEqualTo("0.000");
        assertThat(balance(BENEFIT)).isEqualTo("0.000");
    }

    @Test
    void a_transfer_that_paid_an_order_is_found_by_its_reference_once_and_to_the_fils() {
        Reference attempt = transferred("12.500");
        String half = credit("12.499", "", "Payment " + attempt);
        String line = credit("12.500", "", "to " + attempt.value().toLowerCase(Locale.ROOT) + " thanks");
        take(statement(1, "0", "37.499", half, line, line));

        assertThat(breaks()).extracting(each -> each.amount().toString()).containsExactly("BHD 12.499", "BHD 12.500");
        assertThat(balance(ofChart(ChartAccount.EFTS))).isEqualTo("0.000");
        assertThat(balance(BANK)).isEqualTo("37.499");
    }

    /** An attempt to pay EWA by transfer, which its gateway says has come. */
    private Reference transferred(String dinars) {
        var reference = Reference.create("PAT", 2017, new SecureRandom());
        var money = Money.parse("BHD " + dinars);
        var description = LocalizedText.of("فاتورة", "Bill");
        database.inTransaction(() -> {
            var terms = new PaymentTerms(NADIA, EWA, money, description, new Purpose("bill", 900));
            var order = new PaymentOrder(900, Reference.create("PAY", 2017, new SecureRandom()), terms, now);
            database.entityManager().persist(order);
            database.entityManager().flush();
            database.entityManager()
                    .persist(new PaymentAttempt(
                            901, reference, order, new Way("transfer", PaymentMethod.TRANSFER), now));
            database.bean(Ledger.class)
                    .post(
                            EntryKind.CAPTURE,
                            PaymentAttempts.SOURCE,
                            901,
                            List.of(new Movement(ofChart(ChartAccount.EFTS), payableTo(EWA), money)));
        });
        return reference;
    }

    @Test
    void takings_that_are_a_fils_off_or_come_twice_are_breaks() {
        take(statement(1, "0", "80.369", CARD_TAKINGS, credit("40.184", "", "CARD TAKINGS 2017-11-05")));

        assertThat(breaks()).extracting(line -> line.amount().toString()).containsExactly("BHD 40.184");
        assertThat(balance(UNALLOCATED)).isEqualTo("-40.184");
        assertThat(balance(BANK)).isEqualTo("80.369");
    }

    @Test
    void a_payout_leaves_the_way_when_the_bank_has_booked_it() {
        SettlementRun run = settled();
        take(statement(
                1,
                "0",
                "37.570",
                CARD_TAKINGS,
                BENEFIT_TAKINGS,
                debit(run.payouts().get(1))));

        assertThat(states(run)).containsExactly(PayoutState.INSTRUCTED, PayoutState.PAID);
        assertThat(balance(IN_TRANSIT)).isEqualTo("-37.485");
        assertThat(balance(BANK)).isEqualTo("37.570");
    }

    @Test
    void an_order_that_the_bank_books_as_one_pays_each_of_its_payouts() {
        SettlementRun run = settled();
        take(statement(
                1,
                "100.000",
                "22.515",
                entry(
                        "77.485",
                        "DBIT",
                        "<NtryDtls><Btch><PmtInfId>" + run.reference() + "</PmtInfId></Btch></NtryDtls>")));

        assertThat(states(run)).containsOnly(PayoutState.PAID);
        assertThat(balance(IN_TRANSIT)).isEqualTo("0.000");
    }

    @Test
    void the_older_version_of_a_bank_that_lists_a_batch_by_its_payments_is_read() {
        SettlementRun run = settled();
        String each = run.payouts().stream()
                .map(payout -> "<TxDtls><Refs><EndToEndId>" + payout.reference()
                        + "</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy=\"BHD\">"
                        + payout.amount().getAmount() + "</Amt></TxAmt></AmtDtls></TxDtls>")
                .reduce("", String::concat);
        assertThat(take(statement(
                                1,
                                "100.000",
                                "22.515",
                                entry("77.485", "DBIT", "<NtryDtls>" + each + "</NtryDtls>"),
                                entry("9.000", "CRDT", "").replace("BOOK", "PDNG"))
                        .replace("camt.053.001.08", "camt.053.001.02")
                        .replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>")
                        .replace("<Sts><Cd>PDNG</Cd></Sts>", "<Sts>PDNG</Sts>")))
                .isEqualTo(new BankStatements.Taken(2, 0));

        assertThat(states(run)).containsOnly(PayoutState.PAID);
    }

    @Test
    void a_payout_that_comes_back_is_owed_again_and_listed() {
        SettlementRun run = settled();
        Payout ewa = run.payouts().get(0);
        take(statement(1, "100.000", "62.515", debit(ewa)));
        take(statement(
                2,
                "62.515",
                "100.000",
                entry(
                        "37.485",
                        "CRDT",
                        details(ewa.reference().value(), "Returned", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"))));

        assertThat(states(run)).containsExactly(PayoutState.RETURNED, PayoutState.INSTRUCTED);
        assertThat(balance(payableTo(EWA))).isEqualTo("-37.485");
        assertThat(database.inTransaction(() -> database.bean(BankAnswers.class).rejected()))
                .extracting(Payout::reason)
                .containsExactly("AC04");
        assertThat(database.inTransaction(
                        () -> database.bean(Settlements.class).positions(LocalDate.parse("2017-11-05"))))
                .extracting(position -> position.body().code() + " " + position.owed())
                .containsExactly("ewa BHD 37.485");
    }

    @Test
    void a_credit_that_nobody_knows_waits_until_somebody_says_whose_it_is() {
        take(statement(1, "0", "55.000", credit("55.000", "", "Sijilat")));
        assertThat(balance(UNALLOCATED)).isEqualTo("-55.000");
        StatementLine line = breaks().get(0);
        assertThat(line.age(LocalDate.parse("2017-11-07"))).isEqualTo(StatementLine.Age.FRESH);
        assertThat(line.age(LocalDate.parse("2017-11-08"))).isEqualTo(StatementLine.Age.WEEK);
        assertThat(line.age(LocalDate.parse("2017-12-06"))).isEqualTo(StatementLine.Age.MONTH);
        assertThat(line.age(LocalDate.parse("2017-12-07"))).isEqualTo(StatementLine.Age.OLD);

        assertThatThrownBy(() -> explain(line, " ")).isInstanceOf(BreakReasonMissing.class);
        explain(line, "Fee of a registration, paid at the counter of the bank");

        assertThat(breaks()).isEmpty();
        assertThat(balance(UNALLOCATED)).isEqualTo("0.000");
        assertThat(balance(payableTo(MOIC))).isEqualTo("-55.000");
        assertThatThrownBy(() -> explain(line, "again")).isInstanceOf(BreakExplained.class);
    }

    private void explain(StatementLine line, String reason) {
        database.inTransaction(() -> database.bean(BankStatements.class).explain(line.id(), "moic", reason));
    }

    @Test
    void fees_of_the_bank_are_expenses_and_other_debits_are_breaks() {
        String fee = entry("0.100", "DBIT", "<BkTxCd><Domn><Fmly><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn></BkTxCd>");
        take(statement(1, "10.000", "4.900", fee, entry("5.000", "DBIT", details("", "Who is that", ""))));

        assertThat(balance(FEES)).isEqualTo("0.100");
        assertThat(balance(UNALLOCATED)).isEqualTo("5.000");
        assertThat(breaks()).hasSize(1);
    }

    @Test
    void what_does_not_fit_to_what_came_before_is_refused_and_nothing_of_it_stays() {
        take(statement(7, "0", "40.185", CARD_TAKINGS));
        String next = statement(8, "40.185", "77.570", BENEFIT_TAKINGS);

        refused(statement(7, "0", "40.185", CARD_TAKINGS), BankMessageSeen.class);
        refused(statement(9, "40.185", "77.570", BENEFIT_TAKINGS), StatementGap.class);
        refused(statement(8, "40.186", "77.571", BENEFIT_TAKINGS), StatementGap.class);
        refused(statement(8, "40.185", "77.571", BENEFIT_TAKINGS), StatementUnbalanced.class);
        refused(next.replace(OURS, "BH52DLMN00000000000002"), StatementForeign.class);
        for (String broken : new String[] {
            "",
            next.substring(0, next.length() - 10),
            next.replace("BHD", "USD"),
            next.replace("37.385", "-37.385"),
            next.replace("37.385", "37.3855"),
            next.replace("37.385", "9".repeat(30)),
            next.replace(OURS, "BH79DLMN00000000000002"),
            next.replace("CLBD", "CLAV"),
            next.replace("BENEFIT TAKINGS", "X".repeat(1_000_000)),
            next.replace("<Document", "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document")
                    .replace("BENEFIT TAKINGS", "&x;")
        }) {
            refused(broken, BankMessageBroken.class);
        }
        assertThat(balance(BANK)).isEqualTo("40.185");
        assertThat(take(next)).isEqualTo(new BankStatements.Taken(1, 0));
    }

    @Test
    void who_is_no_treasurer_takes_nothing_in_and_explains_nothing() {
        take(statement(1, "0", "55.000", credit("55.000", "", "Sijilat")));
        StatementLine line = breaks().get(0);
        as(BADER, Role.SUPERVISOR);

        refused(statement(2, "55.000", "55.000"), Refused.class);
        assertThatThrownBy(() -> explain(line, "mine")).isInstanceOf(Refused.class);
    }
}
