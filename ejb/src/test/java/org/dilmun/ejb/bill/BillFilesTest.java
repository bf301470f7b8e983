package org.dilmun.ejb.bill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillFile;
import org.dilmun.domain.bill.BillTally;
import org.dilmun.domain.bill.RejectedBill;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.notice.Notice;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.ReceivedFile;
import org.dilmun.ejb.request.TestOffice;
import org.dilmun.ejb.table.ColumnMissing;
import org.dilmun.ejb.table.ColumnUnknown;
import org.dilmun.ejb.table.Columns;
import org.dilmun.ejb.table.LineReader;
import org.dilmun.ejb.table.NumberedLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A body's file of bills on its way to the people who owe them. */
@OnDatabase
class BillFilesTest {

    private static final String HEADER = "number,debtor,description_ar,description_en,amount,least,due_on\r\n";
    private static final String DEBTOR = "920704565";

    private final TestOffice office = new TestOffice();

    private Actor biller;
    private Actor debtor;

    @BeforeEach
    void arrange() {
        office.open(Fixtures.ID_CARD);
        biller = office.person("850101346", Role.SUPERVISOR);
        debtor = office.person(DEBTOR);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static String line(String number, String amount) {
        return number + "," + DEBTOR + ",رسوم,Charge," + amount + ",,2017-12-01\r\n";
    }

    private BillFile received(String content) {
        try (ReceivedFile file =
                ReceivedFile.of(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), 1)) {
            return office.as(biller, () -> office.bean(BillFiles.class).receive(file));
        }
    }

    /** What the job does, with so many lines a transaction. */
    private static void read(TestDatabase node, BillFile file, int batch, int batches) {
        node.inTransaction(() -> node.bean(JobLeases.class).take(BillBatches.JOB, Duration.ofMinutes(1)));
        List<NumberedLine> lines = lines(node, file);
        Columns columns = node.bean(BillColumns.class).of(lines.get(0));
        BillFile now = node.inTransaction(() -> node.entityManager().find(BillFile.class, file.id()));
        int from = (int) now.linesDone();
        for (int turn = 0; turn < batches && from < lines.size(); turn++) {
            List<NumberedLine> next = lines.subList(from, Math.min(from + batch, lines.size()));
            node.inTransaction(() -> node.bean(BillBatches.class).take(file.id(), columns, next));
            from += next.size();
        }
        if (from == lines.size()) {
            node.inTransaction(() -> node.bean(BillBatches.class).end(file.id()));
        }
    }

    private static List<NumberedLine> lines(TestDatabase node, BillFile file) {
        return node.inTransaction(() -> {
            var reader = new LineReader(new KeptContent(node.bean(Blobs.class), file.contentHash()));
            try {
                var lines = new ArrayList<NumberedLine>();
                for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                    lines.add(line.get());
                }
                return List.copyOf(lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private BillFile read(String content) {
        BillFile file = received(content);
        read(office.database(), file, 3, Integer.MAX_VALUE);
        return now(file);
    }

    private BillFile now(BillFile file) {
        return office.as(biller, () -> office.bean(BillFiles.class).get(file.reference()));
    }

    private List<RejectedBill> rejected(BillFile file) {
        return office.as(biller, () -> office.bean(BillFiles.class).rejected(file.reference(), 0, 100));
    }

    private List<Bill> bills() {
        return office.as(biller, () -> office.bean(Bills.class).list(null, null, null, 1000));
    }

    private List<Notice> notices() {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select n from Notice n where n.receiverId = :receiver", Notice.class)
                .setParameter("receiver", debtor.id())
                .getResultList());
    }

    @Test
    void each_good_line_is_a_bill_and_each_bad_one_is_named_with_its_columns() {
        BillFile file = read(HEADER
                + line("F-1", "37.485")
                + "F-2,123,رسوم,,ten,,soon\r\n"
                + "\r\n"
                + "F-3,,رسوم,Charge\r\n"
                + "F-4,,\"رسوم,Charge,5,,\r\n"
                + "F-5,,رسوم,Charge,5,,\r\n");
        assertThat(file.state()).isEqualTo(BillFile.State.DONE);
        assertThat(file.linesDone()).isEqualTo(7);
        assertThat(file.tally()).isEqualTo(new BillTally(2, 0, 0, 3));
        assertThat(bills()).extracting(Bill::number).containsExactly("F-5", "F-1");
        assertThat(rejected(file))
                .extracting(RejectedBill::line, RejectedBill::field, RejectedBill::reason)
                .containsExactlyInAnyOrder(
                        tuple(3L, "debtor", "bill-debtor-malformed"),
                        tuple(3L, "description_en", "required"),
                        tuple(3L, "amount", "field-money-malformed"),
                        tuple(3L, "due_on", "field-date-malformed"),
                        tuple(5L, "line", "bill-line-cells"),
                        tuple(6L, "line", "bill-line-quotes"));
        assertThat(notices()).hasSize(1);
    }

    @Test
    void the_same_file_once_more_changes_nothing_and_tells_nobody() {
        String content = HEADER + line("F-1", "37.485") + line("F-2", "5");
        read(content);
        assertThat(read(content).tally()).isEqualTo(new BillTally(0, 0, 2, 0));
        office.at(office.now().plusSeconds(60));
        assertThat(read(HEADER + line("F-1", "37.485") + line("F-2", "6")).tally())
                .isEqualTo(new BillTally(0, 1, 1, 0));
        assertThat(bills()).hasSize(2);
        assertThat(notices()).hasSize(3);
    }

    @Test
    void a_file_goes_on_at_another_node_where_the_first_one_died() {
        String content = HEADER
                + IntStream.rangeClosed(1, 10)
                        .mapToObj(number -> line("F-" + number, "1"))
                        .collect(Collectors.joining());
        BillFile file = received(content);
        read(office.database(), file, 4, 1);
        assertThat(now(file).linesDone()).isEqualTo(5);
        office.database().inTransaction(() -> office.bean(JobLeases.class).ended(BillBatches.JOB));
        read(office.database(), file, 4, Integer.MAX_VALUE);
        assertThat(now(file).tally()).isEqualTo(new BillTally(10, 0, 0, 0));
        assertThat(bills()).hasSize(10);
    }

    @Test
    void a_batch_that_comes_twice_counts_once() {
        BillFile file = received(HEADER + line("F-1", "1") + line("F-2", "1") + line("F-3", "1"));
        TestDatabase node = office.database();
        List<NumberedLine> lines = lines(node, file);
        Columns columns = node.bean(BillColumns.class).of(lines.get(0));
        node.inTransaction(() -> node.bean(JobLeases.class).take(BillBatches.JOB, Duration.ofMinutes(1)));
        assertThat(node.inTransaction(() -> node.bean(BillBatches.class).take(file.id(), columns, lines.subList(1, 3))))
                .isTrue();
        assertThat(node.inTransaction(() -> node.bean(BillBatches.class).take(file.id(), columns, lines.subList(1, 3))))
                .isFalse();
        assertThat(now(file).tally()).isEqualTo(new BillTally(2, 0, 0, 0));
    }

    @Test
    void what_the_file_said_of_people_is_gone_once_it_is_read() {
        BillFile file = received(HEADER + line("F-1", "1"));
        String hash = file.contentHash();
        read(office.database(), file, 3, Integer.MAX_VALUE);
        assertThat(now(file).contentHash()).isNull();
        assertThat(office.database()
                        .inTransaction(() -> office.bean(Blobs.class).chunk(hash, 0)))
                .isEmpty();
    }

    @Test
    void a_file_without_its_columns_is_refused_as_a_whole() {
        assertThat(refusal("number,amount,description_ar\r\n")).isInstanceOf(ColumnMissing.class);
        assertThat(refusal("number,amount,description_ar,description_en,colour\r\n"))
                .isInstanceOf(ColumnUnknown.class);
        assertThat(refusal("")).isInstanceOf(ColumnMissing.class);
        assertThat(office.database()
                        .inTransaction(() -> office.bean(BillBatches.class).next(0)))
                .isEmpty();
    }

    private RuntimeException refusal(String content) {
        try {
            received(content);
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("not refused");
    }

    @Test
    void a_file_of_another_body_is_none() {
        BillFile file = received(HEADER + line("F-1", "1"));
        assertThat(office.refusal(debtor, () -> office.bean(BillFiles.class).get(file.reference())))
                .isNotNull();
        Actor stranger = Actor.person(
                debtor.id(), debtor.assurance(), Map.of(office.body() + 1, Set.of(Role.SUPERVISOR)), debtor.channel());
        assertThat(office.refusal(stranger, () -> office.bean(BillFiles.class).get(file.reference())))
                .isInstanceOf(NotFound.class);
    }
}
