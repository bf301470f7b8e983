package org.dilmun.ejb.settlement;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import jakarta.enterprise.inject.Instance;

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
import org.dilmun.domain.settlement.Payout;
import org.dilmun.domain.settlement.PayoutDecided;
import org.dilmun.domain.settlement.PayoutState;
import org.dilmun.domain.settlement.SettlementByOne;
import org.dilmun.domain.settlement.SettlementDecided;
import org.dilmun.domain.settlement.SettlementNotFile;
import org.dilmun.domain.settlement.SettlementRun;
import org.dilmun.domain.settlement.SettlementState;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.ledger.LedgerSnapshots;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.dilmun.domain.ledger.LedgerAccount.ofChart;
import static org.dilmun.domain.ledger.LedgerAccount.payableTo;

/** Bodies are paid what was collected for them, by the worked entries of the bookkeeping rules. */
@OnDatabase
class SettlementsTest {

    private static final long EWA = 1;
    private static final long GDT = 2;
    private static final long SCW = 3;
    private static final long NADIA = 7;
    private static final long BADER = 8;
    private static final LocalDate SUNDAY = LocalDate.parse("2017-11-05");
    private static final LocalDate MONDAY = SUNDAY.plusDays(1);
    private static final LedgerAccount CARDS = ofChart(ChartAccount.CARD_ACQUIRER);
    private static final LedgerAccount BENEFIT = ofChart(ChartAccount.BENEFIT_GATEWAY);
    private static final LedgerAccount IN_TRANSIT = ofChart(ChartAccount.PAYOUTS_IN_TRANSIT);

    private final TestDatabase database = new TestDatabase();
    private Instant now;

    @BeforeEach
    void openBooks() {
        wire(database, NADIA);
        database.inTransaction(() -> {
            body(EWA, "ewa");
            body(GDT, "gdt");
            body(SCW, "scw");
            body(NADIA, "nadia");
            body(BADER, "bader");
        });
        post("2017-11-05T08:00:00Z", EntryKind.CAPTURE, 1, move(BENEFIT, payableTo(EWA), "37.485"));
        post(
                "2017-11-05T09:00:00Z",
                EntryKind.CAPTURE,
                2,
                move(CARDS, payableTo(GDT), "40.000"),
                move(CARDS, ofChart(ChartAccount.PLATFORM_FEES), "0.500"),
                move(CARDS, ofChart(ChartAccount.VAT_PAYABLE), "0.050"));
        at("2017-11-06T08:00:00Z");
        closeDays(1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void wire(TestDatabase node, long treasurer) {
        var caller = new Caller();
        caller.is(official(treasurer, Role.TREASURER));
        node.with(BusinessClock.class, () -> now).with(Caller.class, caller).with(Instance.class, none());
    }

    private static Actor official(long id, Role role) {
        return Actor.person(id, Assurance.BASIC, Map.of(GDT, Set.of(role)), Channel.PORTAL);
    }

    private static Instance<?> none() {
        return (Instance<?>) Proxy.newProxyInstance(
                SettlementsTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> method.getName().equals("stream")
                        ? Stream.empty()
                        : List.of().iterator());
    }

    /** People are parties as bodies are, and no more of them is needed here. */
    private void body(long id, String code) {
        var text = LocalizedText.of("جهة", "Body");
        database.entityManager().persist(new GovernmentBody(id, code, text, null, "authority", text));
    }

    private void at(String moment) {
        now = Instant.parse(moment);
    }

    private void post(String at, EntryKind kind, long source, Movement... movements) {
        at(at);
        database.inTransaction(() -> {
            database.bean(Ledger.class).post(kind, "test", source, List.of(movements));
        });
    }

    private static Movement move(LedgerAccount debit, LedgerAccount credit, String dinars) {
        return new Movement(debit, credit, Money.parse("BHD " + dinars));
    }

    private void closeDays(int days) {
        for (int day = 0; day < days; day++) {
            assertThat(database.inTransaction(
                            () -> database.bean(JobLeases.class).take("ledger-snapshots", Duration.ofMinutes(5))))
                    .isTrue();
            assertThat(database.inTransaction(
                            () -> database.bean(LedgerSnapshots.class).takeNext()))
                    .isTrue();
        }
    }

    private void as(long treasurer) {
        database.bean(Caller.class).is(official(treasurer, Role.TREASURER));
    }

    private Reference prepare(LocalDate day) {
        as(NADIA);
        return database.inTransaction(
                () -> database.bean(Settlements.class).prepare(day).reference());
    }

    private void approve(Reference run) {
        as(BADER);
        database.inTransaction(() -> database.bean(Settlements.class).approve(run));
    }

    private Reference approved(LocalDate day) {
        Reference run = prepare(day);
        approve(run);
        return run;
    }

    private SettlementRun run(Reference run) {
        return database.inTransaction(() -> database.bean(Settlements.class).get(run));
    }

    private List<String> payouts(Reference run) {
        return run(run).payouts().stream()
                .map(payout -> payout.bodyId() + " " + payout.amount() + " " + payout.state())
                .toList();
    }

    private List<String> positions(LocalDate day) {
        return database.inTransaction(() -> database.bean(Settlements.class).positions(day)).stream()
                .map(position -> position.body().code() + " " + position.owed() + " " + position.payable())
                .toList();
    }

    private String balance(LedgerAccount account) {
        return database.inTransaction(() -> database.bean(Ledger.class).balance(account))
                .getAmount()
                .toPlainString();
    }

    @Test
    void a_day_is_paid_out_to_its_bodies_when_a_second_person_has_approved() {
        assertThat(positions(SUNDAY)).containsExactly("ewa BHD 37.485 true", "gdt BHD 40.000 true");
        Reference run = prepare(SUNDAY);
        assertThat(balance(payableTo(GDT))).isEqualTo("-40.000");

        approve(run);

        assertThat(payouts(run)).containsExactly("1 BHD 37.485 INSTRUCTED", "2 BHD 40.000 INSTRUCTED");
        assertThat(balance(payableTo(EWA))).isEqualTo("0.000");
        assertThat(balance(payableTo(GDT))).isEqualTo("0.000");
        assertThat(balance(IN_TRANSIT)).isEqualTo("-77.485");
        assertThat(run(run).executeOn()).isEqualTo("2017-11-07");
    }

    @Test
    void one_person_does_not_do_both() {
        Reference run = prepare(SUNDAY);

        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(Settlements.class).approve(run)))
                .isInstanceOf(SettlementByOne.class);

        assertThat(run(run).state()).isEqualTo(SettlementState.PREPARED);
        assertThat(balance(IN_TRANSIT)).isEqualTo("0.000");
    }

    @Test
    void what_is_paid_twice_is_refused_and_what_comes_in_later_waits_for_its_own_day() {
        post("2017-11-06T08:30:00Z", EntryKind.CAPTURE, 3, move(CARDS, payableTo(GDT), "5.000"));
        approved(SUNDAY);

        assertThat(positions(SUNDAY)).isEmpty();
        refused(SUNDAY, SettlementDayPassed.class);
        refused(MONDAY, SettlementDayOpen.class);
        at("2017-11-07T08:00:00Z");
        closeDays(1);
        assertThat(payouts(approved(MONDAY))).containsExactly("2 BHD 5.000 INSTRUCTED");
        assertThat(balance(payableTo(GDT))).isEqualTo("0.000");
    }

    private void refused(LocalDate day, Class<? extends Problem> why) {
        as(NADIA);
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(Settlements.class).prepare(day)))
                .isInstanceOf(why);
    }

    @Test
    void a_settlement_that_is_approved_days_late_pays_nothing_again() {
        Reference sunday = prepare(SUNDAY);
        at("2017-11-08T08:00:00Z");
        closeDays(2);
        approve(sunday);

        assertThat(positions(MONDAY)).isEmpty();
        refused(MONDAY, SettlementEmpty.class);
    }

    @Test
    void a_body_that_gave_back_more_than_came_in_is_not_paid_until_that_is_made_good() {
        approved(SUNDAY);
        post(
                "2017-11-06T09:00:00Z",
                EntryKind.REFUND_OWED,
                4,
                move(payableTo(GDT), ofChart(ChartAccount.REFUNDS_PAYABLE), "10.000"));
        post("2017-11-06T10:00:00Z", EntryKind.CAPTURE, 5, move(BENEFIT, payableTo(EWA), "1.000"));
        at("2017-11-07T08:00:00Z");
        closeDays(1);
        assertThat(positions(MONDAY)).containsExactly("ewa BHD 1.000 true", "gdt BHD -10.000 false");
        assertThat(payouts(approved(MONDAY))).containsExactly("1 BHD 1.000 INSTRUCTED");

        post("2017-11-07T09:00:00Z", EntryKind.CAPTURE, 6, move(CARDS, payableTo(GDT), "12.500"));
        at("2017-11-08T08:00:00Z");
        closeDays(1);
        assertThat(payouts(approved(MONDAY.plusDays(1)))).containsExactly("2 BHD 2.500 INSTRUCTED");
    }

    @Test
    void a_body_without_an_account_is_shown_and_stays_owed() {
        post("2017-11-06T09:00:00Z", EntryKind.CAPTURE, 7, move(CARDS, payableTo(SCW), "3.000"));
        at("2017-11-07T08:00:00Z");
        closeDays(1);

        assertThat(positions(MONDAY)).contains("scw BHD 3.000 false");
        assertThat(payouts(approved(MONDAY))).containsExactly("1 BHD 37.485 INSTRUCTED", "2 BHD 40.000 INSTRUCTED");
        assertThat(balance(payableTo(SCW))).isEqualTo("-3.000");
    }

    @Test
    void nothing_else_is_prepared_while_one_waits_and_a_declined_day_is_prepared_anew() {
        Reference first = prepare(SUNDAY);
        refused(SUNDAY, SettlementPending.class);
        database.inTransaction(() -> database.bean(Settlements.class).decline(first));

        assertThat(balance(IN_TRANSIT)).isEqualTo("0.000");
        assertThatThrownBy(() -> approve(first)).isInstanceOf(SettlementDecided.class);
        assertThat(payouts(approved(SUNDAY))).hasSize(2);
    }

    @Test
    void two_nodes_that_approve_at_once_book_once() throws Exception {
        Reference run = prepare(SUNDAY);
        as(BADER);
        TestDatabase other = database.otherNode();
        wire(other, BADER + 1);
        List<Boolean> done = together(
                () -> database.inTransaction(
                        () -> database.bean(Settlements.class).approve(run)),
                () -> other.inTransaction(() -> other.bean(Settlements.class).approve(run)));

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(balance(IN_TRANSIT)).isEqualTo("-77.485");
    }

    @Test
    void two_nodes_that_prepare_at_once_prepare_one() throws Exception {
        TestDatabase other = database.otherNode();
        wire(other, BADER);
        List<Boolean> done = together(
                () -> database.inTransaction(() -> {
                    database.bean(Settlements.class).prepare(SUNDAY);
                }),
                () -> other.inTransaction(() -> {
                    other.bean(Settlements.class).prepare(SUNDAY);
                }));

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(database.inTransaction(() -> database.bean(Settlements.class).list()))
                .hasSize(1);
    }

    /** @return of each whether it was done; a refusal is none */
    private static List<Boolean> together(Runnable one, Runnable other) throws Exception {
        var start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> runs = Stream.of(one, other)
                    .map(work -> threads.submit(() -> {
                        start.await();
                        try {
                            work.run();
                            return true;
                        } catch (Problem refused) {
                            return false;
                        }
                    }))
                    .toList();
            start.countDown();
            return List.of(runs.get(0).get(), runs.get(1).get());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void the_order_to_the_bank_is_valid_by_the_published_schema_and_says_what_was_approved() throws Exception {
        Reference run = prepare(SUNDAY);
        assertThatThrownBy(() -> file(run)).isInstanceOf(SettlementNotFile.class);
        approve(run);
        byte[] file = file(run);

        valid("pain.001.001.09.xsd", file);
        Payout ewa = run(run).payouts().get(0);
        assertThat(new String(file, StandardCharsets.UTF_8))
                .contains("<MsgId>" + run + "</MsgId><CreDtTm>2017-11-06T11:00:00+03:00</CreDtTm>")
                .contains("<NbOfTxs>2</NbOfTxs><CtrlSum>77.485</CtrlSum>")
                .contains("<LclInstrm><Prtry>DNS</Prtry></LclInstrm>")
                .contains("<ReqdExctnDt><Dt>2017-11-07</Dt></ReqdExctnDt>")
                .contains("<IBAN>BH79DLMN00000000000001</IBAN>")
                .contains("<EndToEndId>" + ewa.reference() + "</EndToEndId>")
                .contains("<InstdAmt Ccy=\"BHD\">37.485</InstdAmt>")
                .contains("<Nm>ELECTRICITY AND WATER AUTHORITY</Nm>")
                .contains("<InstdAmt Ccy=\"BHD\">40.000</InstdAmt>");
        assertThat(file(run)).isEqualTo(file);
    }

    private byte[] file(Reference run) {
        return database.inTransaction(() -> database.bean(Settlements.class).file(run));
    }

    private static void valid(String schema, byte[] file) throws Exception {
        SchemaFactory.newDefaultInstance()
                .newSchema(new StreamSource(SettlementsTest.class.getResourceAsStream("/" + schema)))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(file)));
    }

    private static String report(String id, Reference original, String... payments) {
        return "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>"
                + "<GrpHdr><MsgId>" + id + "</MsgId><CreDtTm>2017-11-07T09:00:00</CreDtTm></GrpHdr>"
                + "<OrgnlGrpInfAndSts><OrgnlMsgId>" + original
                + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>"
                + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + original + "</OrgnlPmtInfId>" + String.join("", payments)
                + "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";
    }

    private static String payment(Object reference, String status, String reason) {
        String why = reason == null ? "" : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>";
        return "<TxInfAndSts><OrgnlEndToEndId>" + reference + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>" + why
                + "</TxInfAndSts>";
    }

    private BankAnswers.Taken take(Reference run, String message) {
        InputStream file = new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));
        return database.inTransaction(() -> database.bean(BankAnswers.class).take(run, file));
    }

    @Test
    void a_payout_that_the_bank_refuses_is_booked_back_and_paid_with_the_next_settlement() throws Exception {
        Reference run = approved(SUNDAY);
        List<Payout> payouts = run(run).payouts();
        String message = report(
                "ANSWER-1",
                run,
                payment(payouts.get(0).reference(), "ACSC", null),
                payment(payouts.get(1).reference(), "RJCT", "AC04"));
        valid("pain.002.001.10.xsd", message.getBytes(StandardCharsets.UTF_8));

        assertThat(take(run, message)).isEqualTo(new BankAnswers.Taken(1, 1));

        assertThat(payouts(run)).containsExactly("1 BHD 37.485 ACCEPTED", "2 BHD 40.000 REJECTED");
        assertThat(balance(payableTo(GDT))).isEqualTo("-40.000");
        assertThat(balance(IN_TRANSIT)).isEqualTo("-37.485");
        assertThat(database.inTransaction(() -> database.bean(BankAnswers.class).rejected()))
                .singleElement(type(Payout.class))
                .extracting(Payout::reason)
                .isEqualTo("AC04");
        at("2017-11-07T08:00:00Z");
        closeDays(1);
        assertThat(payouts(approved(MONDAY))).containsExactly("2 BHD 40.000 INSTRUCTED");
    }

    @Test
    void a_message_counts_once_and_what_the_bank_has_said_it_does_not_take_back() {
        Reference run = approved(SUNDAY);
        Reference ewa = run(run).payouts().get(0).reference();
        Reference gdt = run(run).payouts().get(1).reference();
        take(run, report("ANSWER-1", run, payment(ewa, "ACSC", null)));

        assertThatThrownBy(() -> take(run, report("ANSWER-1", run, payment(gdt, "ACSC", null))))
                .isInstanceOf(BankMessageSeen.class);
        assertThatThrownBy(() ->
                        take(run, report("ANSWER-2", run, payment(gdt, "RJCT", "AC01"), payment(ewa, "RJCT", "AC01"))))
                .isInstanceOf(PayoutDecided.class);
        assertThat(payouts(run)).containsExactly("1 BHD 37.485 ACCEPTED", "2 BHD 40.000 INSTRUCTED");
        assertThat(balance(payableTo(GDT))).isEqualTo("0.000");
        assertThat(take(run, report("ANSWER-2", run, payment(gdt, "ACSC", null))))
                .isEqualTo(new BankAnswers.Taken(1, 0));
    }

    @Test
    void a_bank_that_refuses_the_whole_order_refuses_each_payout() {
        Reference run = approved(SUNDAY);
        take(run, report("ANSWER-1", run).replace("PART", "RJCT"));

        assertThat(run(run).payouts()).extracting(Payout::state).containsOnly(PayoutState.REJECTED);
        assertThat(balance(IN_TRANSIT)).isEqualTo("0.000");
    }

    @Test
    void what_is_no_answer_to_this_order_is_refused_and_nothing_is_booked() {
        Reference run = approved(SUNDAY);
        Reference ewa = run(run).payouts().get(0).reference();
        String sound = report("ANSWER-1", run, payment(ewa, "RJCT", "AC01"));

        for (String broken : new String[] {
            "",
            "no xml",
            sound.substring(0, sound.length() - 20),
            sound.replace("CstmrPmtStsRpt", "BkToCstmrStmt"),
            sound.replace("ANSWER-1", "A".repeat(36)),
            sound.replace("ANSWER-1", "A".repeat(1_000_000)),
            sound.replace("<Document", "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document")
                    .replace("ANSWER-1", "&x;"),
            sound.replace("<Document", "<!DOCTYPE Document [<!ENTITY a \"1\"><!ENTITY b \"&a;&a;&a;\">]><Document")
                    .replace("ANSWER-1", "&b;"),
        }) {
            assertThatThrownBy(() -> take(run, broken)).isInstanceOf(BankMessageBroken.class);
        }
        assertThatThrownBy(() -> take(run, sound.replace(run.value(), "STL-17-0000-0000")))
                .isInstanceOf(BankMessageForeign.class);
        assertThatThrownBy(() -> take(run, report("ANSWER-1", run, payment("PYO-17-0000-0000", "RJCT", "AC01"))))
                .isInstanceOf(BankMessageForeign.class);
        assertThat(balance(IN_TRANSIT)).isEqualTo("-77.485");
        assertThat(take(run, sound)).isEqualTo(new BankAnswers.Taken(0, 1));
    }

    @Test
    void who_is_no_treasurer_prepares_and_approves_nothing() {
        Reference run = prepare(SUNDAY);
        database.bean(Caller.class).is(official(BADER, Role.SUPERVISOR));
        var settlements = database.bean(Settlements.class);

        for (Runnable act : List.<Runnable>of(
                () -> settlements.prepare(SUNDAY),
                () -> settlements.approve(run),
                () -> settlements.decline(run),
                () -> settlements.file(run),
                () -> settlements.positions(SUNDAY),
                () -> settlements.get(run))) {
            assertThatThrownBy(() -> database.inTransaction(act)).isInstanceOf(Refused.class);
        }
    }
}
