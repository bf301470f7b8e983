package org.dilmun.ejb.operations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.audit.SealAudit;
import org.dilmun.ejb.payment.Answer;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.RefundRecords;
import org.dilmun.ejb.persistence.DilmunDataSource;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.MariaDbServer;
import org.dilmun.ejb.persistence.Migrations;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.receipt.ReceiptNumbering;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** A database goes into an archive and comes out of it; between H2 and MariaDB in the run that has both. */
@OnDatabase
class BackupTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Capture CAPTURE = new Capture(
            "S1", Money.parse("BHD 4.000"), new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3"));
    private static final String AWKWARD = "ملاحظة\tبعد جدولة\nسطر ثانٍ\r\\N \\t 😀";

    private final TestOffice office = new TestOffice();
    private final DataSource source = office.database().pool();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path archive;

    /** A fee was paid and given back, another was only paid; the trail has a block and events that wait. */
    @BeforeEach
    void arrange() throws SQLException {
        archive = folder.resolve("dilmun.zip");
        office.collecting().open(ID_CARD);
        Actor supervisor = office.person("850101347", Role.SUPERVISOR);
        PaymentOrder refunded = pay(office.person("850101345"));
        pay(office.person("850101348"));
        RefundRecords refunds = office.bean(RefundRecords.class);
        var told = office.as(supervisor, () -> {
            int shown = office.database()
                    .entityManager()
                    .find(PaymentOrder.class, refunded.id())
                    .version();
            return refunds.begin(refunded.reference(), shown, "دُفع مرتين");
        });
        office.does(Actor.NOBODY, () -> refunds.settle(told.refundId(), new Answer.Yes<>("730908000002")));
        office.at(office.now().plus(Duration.ofSeconds(10)));
        office.database().inTransaction(() -> office.bean(SealAudit.class).work());
        pay(office.person("850101349"));
        giveReceipts();
        execute(
                source,
                "insert into case_note (id, request_id, author, note_text, written_at) select 1, min(id), 'person:1', '"
                        + (MariaDbServer.wanted() ? AWKWARD.replace("\\", "\\\\") : AWKWARD)
                        + "', '2026-11-25 08:00:00.123456' from request");
        execute(
                source,
                "insert into stored_blob (blob_hash, size_bytes, created_at) values ('ab', 3, '2026-11-25 08:00:00')");
        execute(source, "insert into stored_blob_chunk (blob_hash, chunk_no, content) values ('ab', 0, x'00ff0a')");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void giveReceipts() {
        ReceiptNumbering numbering = office.bean(ReceiptNumbering.class);
        office.does(Actor.NOBODY, () -> office.bean(JobLeases.class).take(ReceiptNumbering.JOB, Duration.ofMinutes(1)));
        office.as(Actor.NOBODY, numbering::due)
                .forEach(order -> office.does(Actor.NOBODY, () -> numbering.number(order)));
    }

    private PaymentOrder pay(Actor payer) {
        Request request = office.submit(payer, office.filledIn(payer, ID_CARD.code(), "centre"));
        PaymentOrder order = office.order(request);
        office.settle(office.startPaying(payer, order), new Answer.Yes<>(CAPTURE));
        return order;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static DataSource emptyH2() {
        return source(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1", "sa");
    }

    private static DataSource source(String url, String user) {
        var source = new DilmunDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword("");
        return source;
    }

    /** Of the sort that this run is for. */
    private static DataSource empty() throws SQLException {
        return MariaDbServer.wanted()
                ? source(
                        MariaDbServer.get()
                                .createDatabase(
                                        "r" + UUID.randomUUID().toString().replace("-", "")),
                        "root")
                : emptyH2();
    }

    private int run(DataSource database, String... arguments) {
        said.reset();
        return new Commands(database, new PrintStream(said, true, StandardCharsets.UTF_8), NOW).run(arguments);
    }

    private int run(DataSource database, String command) {
        return run(database, command, archive.toString());
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Manifest manifest(Path archive) throws IOException {
        try (var open = new Archive(archive)) {
            return open.manifest();
        }
    }

    private static List<String> tables(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return List.copyOf(Table.names(connection));
        }
    }

    @Test
    void a_backup_restores_into_an_empty_database_with_its_books_and_its_trail() throws SQLException {
        assertThat(run(source, "backup")).as(said()).isZero();
        DataSource copy = empty();
        assertThat(run(copy, "restore")).as(said()).isZero();
        assertThat(said())
                .contains(
                        "journal_entry: 5 rows, the same",
                        "CAPTURE: 3 postings, BHD 12.000",
                        "REFUND_PAID: 1 postings, BHD 4.000",
                        "trial balance BHD: debits 20000, credits 20000 minor units",
                        "audit trail: 1 blocks",
                        "proved: the books and the audit trail hold");
        assertThat(read(copy, "select note_text from case_note")).isEqualTo(AWKWARD);
        assertThat(read(copy, "select count(*) from stored_blob_chunk where content = x'00ff0a'"))
                .isEqualTo("1");
        assertThat(read(copy, "select block_hash from audit_block"))
                .isEqualTo(read(source, "select block_hash from audit_block"));
        assertThat(read(
                        copy,
                        "select concat(actor, ' ', object_ref) from audit_event where action_name ="
                                + " 'database.restore'"))
                .isEqualTo("system:restore backup of 2026-11-25T12:00:00Z");
        assertThat(tables(copy)).doesNotContain("restore_unfinished");
        assertThat(run(copy, "verify", archive.toString())).as(said()).isZero();
        assertThat(run(copy, new String[] {"verify"})).as(said()).isZero();
    }

    @Test
    void a_backup_moves_between_h2_and_mariadb_and_back() throws SQLException, IOException {
        assertThat(run(source, "backup")).isZero();
        Manifest first = manifest(archive);
        DataSource h2 = emptyH2();
        assertThat(run(h2, "restore")).as(said()).isZero();
        execute(
                h2,
                "delete from audit_unsealed where event_id in"
                        + " (select id from audit_event where action_name = 'database.restore')");
        execute(h2, "delete from audit_event where action_name = 'database.restore'");
        archive = folder.resolve("second.zip");
        assertThat(run(h2, "backup")).isZero();
        DataSource back = empty();
        assertThat(run(back, "restore")).as(said()).isZero();
        assertThat(manifest(archive).files())
                .extracting(Manifest.File::table, Manifest.File::rows, Manifest.File::fingerprint)
                .containsExactlyElementsOf(first.files().stream()
                        .map(file -> tuple(file.table(), file.rows(), file.fingerprint()))
                        .toList());
    }

    @Test
    void what_others_write_meanwhile_is_not_in_the_copy() throws SQLException, IOException {
        var written = new ArrayList<String>();
        new Backup(source, "test", table -> {
                    int id = written.size() + 1;
                    written.add(table);
                    try {
                        execute(
                                source,
                                "insert into journal_entry (id, entry_kind, source, source_id, booked_at)" + " values ("
                                        + id + ", 'RECEIPT', 'bank', " + id + ", '2026-11-25 08:00:00')");
                        execute(
                                source,
                                "insert into posting (entry_id, posting_no, debit_account, credit_account, amount_minor,"
                                        + " currency) values (" + id + ", 0, '1100', '2400', 5000, 'BHD')");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .write(archive, NOW);
        assertThat(written).hasSizeGreaterThan(30);
        DataSource copy = empty();
        assertThat(run(copy, "restore")).as(said()).isZero();
        assertThat(read(copy, "select count(*) from journal_entry")).isEqualTo("5");
        assertThat(read(copy, "select count(*) from posting")).isEqualTo("5");
        assertThat(run(source, new String[] {"verify"})).as(said()).isZero();
        assertThat(said()).contains("RECEIPT: " + written.size() + " postings");
    }

    @Test
    void nothing_is_overwritten_neither_an_archive_nor_a_database() throws SQLException, IOException {
        assertThat(run(source, "backup")).isZero();
        byte[] first = Files.readAllBytes(archive);
        assertThat(run(source, "backup")).isEqualTo(Commands.REFUSED);
        assertThat(said()).contains("is there already");
        assertThat(archive).hasBinaryContent(first);
        assertThat(run(source, "restore")).isEqualTo(Commands.REFUSED);
        assertThat(said()).contains("the database is not empty");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(archive);
        }
    }

    @Test
    void an_empty_database_is_nothing_to_copy() throws SQLException {
        assertThat(run(empty(), "backup")).isEqualTo(Commands.REFUSED);
        assertThat(said()).contains("the database holds nothing of the platform");
        assertThat(archive).doesNotExist();
    }

    @Test
    void a_backup_that_breaks_off_leaves_no_archive() throws IOException {
        var backup = new Backup(source, "test", table -> {
            throw new IllegalStateException("the disk is full");
        });
        assertThatThrownBy(() -> backup.write(archive, NOW)).hasMessage("the disk is full");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a value changed",
                "a row removed",
                "a file removed",
                "a file added",
                "the manifest changed",
                "the manifest removed",
                "cut off",
                "bytes changed",
                "no archive at all"
            })
    void a_damaged_archive_is_refused_before_anything_is_written(String damage) throws SQLException, IOException {
        assertThat(run(source, "backup")).isZero();
        damage(damage);
        DataSource copy = empty();
        assertThat(run(copy, "restore")).as(said()).isEqualTo(Commands.REFUSED);
        assertThat(said()).containsAnyOf("damaged", "no backup");
        assertThat(tables(copy)).isEmpty();
    }

    private void damage(String damage) throws IOException {
        Map<String, String> files = unpack();
        switch (damage) {
            case "a value changed" -> files.computeIfPresent(
                    "tables/posting.tsv", (name, text) -> text.replaceFirst("4000", "4001"));
            case "a row removed" -> files.computeIfPresent(
                    "tables/audit_event.tsv",
                    (name, text) -> text.substring(0, text.lastIndexOf('\n', text.length() - 2)));
            case "a file removed" -> files.remove("tables/posting.tsv");
            case "a file added" -> files.put("tables/other.tsv", "id:integer\n");
            case "the manifest changed" -> files.computeIfPresent(
                    Manifest.NAME, (name, text) -> text.replaceFirst("table\tposting\t5", "table\tposting\t4"));
            case "the manifest removed" -> files.remove(Manifest.NAME);
            default -> {
                byte[] bytes = Files.readAllBytes(archive);
                switch (damage) {
                    case "cut off" -> bytes = Arrays.copyOf(bytes, bytes.length / 2);
                    case "bytes changed" -> {
                        for (int i = 0; i < 64; i++) { // more than the header between two files, of which some is free
                            bytes[bytes.length / 2 + i] ^= 0x10;
                        }
                    }
                    default -> bytes = "not a backup".getBytes(StandardCharsets.UTF_8);
                }
                Files.write(archive, bytes);
                return;
            }
        }
        pack(files);
    }

    private Map<String, String> unpack() throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(each -> each)::iterator) {
                files.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private void pack(Map<String, String> files) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void an_archive_of_a_newer_schema_is_refused() throws SQLException, IOException {
        assertThat(run(source, "backup")).isZero();
        Manifest written = manifest(archive);
        var newer = new LinkedHashMap<>(written.migrations());
        newer.put("20990101.0000", "1");
        Map<String, String> files = unpack();
        files.put(Manifest.NAME, new Manifest("9.0", written.moment(), newer, written.files()).write());
        pack(files);
        DataSource copy = empty();
        assertThat(run(copy, "restore")).isEqualTo(Commands.REFUSED);
        assertThat(said()).contains("20990101.0000, which this version does not know");
        assertThat(tables(copy)).isEmpty();
    }

    @Test
    void an_archive_of_an_older_schema_is_upgraded() throws SQLException {
        DataSource old = empty();
        var versions = new TreeSet<>(Migrations.known(old).keySet());
        assertThat(versions.remove("20261125.1400")).isTrue();
        Migrations.apply(old, versions);
        execute(old, "insert into party (id, version, kind, name) values (1, 0, 'person', '{}')");
        execute(
                old,
                "insert into person (id, number_cipher, number_hash, birth_date, sex, nationality, citizen,"
                        + " address_building, address_road, address_block) values (1, x'01', x'02', '1985-01-01', 'FEMALE',"
                        + " 'BHR', true, '12', '34', '567')");
        assertThat(run(old, "backup")).as(said()).isZero();
        DataSource copy = empty();
        assertThat(run(copy, "restore")).as(said()).isZero();
        assertThat(said()).contains("1 later migrations applied");
        assertThat(read(copy, "select address from person"))
                .isEqualTo("{\"building\":\"12\",\"road\":\"34\",\"block\":\"567\"}");
    }

    @Test
    void whoever_owns_the_schema_brings_it_to_this_release_before_a_node_starts() throws SQLException {
        DataSource old = empty();
        var versions = new TreeSet<>(Migrations.known(old).keySet());
        assertThat(versions.remove("20261206.0930")).isTrue();
        Migrations.apply(old, versions);
        assertThat(tables(old)).doesNotContain("ledger_snapshot");
        assertThat(run(old, new String[] {"migrate"})).as(said()).isZero();
        assertThat(said()).contains("migrations applied: 1");
        assertThat(tables(old)).contains("ledger_snapshot");
    }

    @Test
    void a_restore_that_broke_off_is_nobodys_database_and_begins_anew() throws SQLException, IOException {
        assertThat(run(source, "backup")).isZero();
        DataSource copy = empty();
        try (var open = new Archive(archive)) {
            var interrupted = new Restore(copy, table -> {
                if (table.startsWith("payment_order:")) {
                    throw new IllegalStateException("the power is gone");
                }
            });
            assertThatThrownBy(() -> interrupted.run(open, NOW)).hasMessage("the power is gone");
        }
        assertThat(tables(copy)).contains("restore_unfinished");
        assertThat(run(copy, "backup", folder.resolve("half.zip").toString())).isEqualTo(Commands.REFUSED);
        assertThat(run(copy, "restore")).as(said()).isZero();
        assertThat(said()).contains("a restore that did not end is removed", "proved");
        assertThat(tables(copy)).doesNotContain("restore_unfinished");
    }

    @Test
    void whoever_had_signed_out_since_the_backup_is_not_signed_in_by_it() throws SQLException {
        execute(
                source,
                "insert into account (id, version, party_id, password_hash, assurance, created_at)"
                        + " select 1, 0, min(id), 'x', 'BASIC', '2026-11-25 08:00:00' from person");
        execute(
                source,
                "insert into login_session (token_hash, account_id, party_id, assurance, created_at, seen_at) select"
                        + " 't', 1, min(id), 'BASIC', '2026-11-25 08:00:00', '2026-11-25 08:00:00' from person");
        assertThat(run(source, "backup")).isZero();
        DataSource copy = empty();
        assertThat(run(copy, "restore")).as(said()).isZero();
        assertThat(read(copy, "select count(*) from account")).isEqualTo("1");
        assertThat(read(copy, "select count(*) from login_session")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting set amount_minor = amount_minor + 1"
                        + " | a captured payment is not booked with the amount of its order",
                "delete from posting | a journal entry has no posting",
                "update payment_attempt set attempt_status = 'DECLINED' | a payment is booked that was not captured",
                "update refund set refund_status = 'REQUESTED' | a refund is booked that is not so",
                "update posting set credit_account = debit_account, credit_body_id = debit_body_id"
                        + " | a posting moves nothing or stays on its account",
                "update receipt set receipt_no = receipt_no + 1 where receipt_no = 3 | the receipts of a body and year have a gap",
                "update receipt_count set last_no = 4 | the receipts of a body and year have a gap",
                "update receipt set amount_minor = amount_minor + 1 | a receipt is not of what its body was booked",
                "update audit_event set actor = 'person:666' | audit trail: event-changed, block 1",
                "delete from audit_block_event | audit trail: event-removed, block 1"
            })
    void what_does_not_hold_is_named_and_ends_with_a_code(String wrong) throws SQLException {
        String[] part = wrong.split(" \\| ", -1);
        execute(source, part[0]);
        assertThat(run(source, new String[] {"verify"})).isEqualTo(Commands.FAILED);
        assertThat(said()).contains("FAULT: ", part[1], "NOT proved");
    }

    @Test
    void a_fault_is_copied_as_it_is_and_named_at_both_ends() throws SQLException {
        execute(source, "update audit_event set actor = 'person:666'");
        assertThat(run(source, "backup")).isEqualTo(Commands.FAILED);
        assertThat(archive).exists();
        DataSource copy = empty();
        assertThat(run(copy, "restore")).isEqualTo(Commands.FAILED);
        assertThat(said()).contains("the copy is what the archive holds", "FAULT: audit trail: event-changed, block 1");
        assertThat(tables(copy)).as("it may be started").doesNotContain("restore_unfinished");
    }

    @Test
    void a_wrong_call_is_told_the_use() {
        assertThat(run(source, new String[] {})).isEqualTo(Commands.WRONG_USE);
        assertThat(run(source, new String[] {"backup"})).isEqualTo(Commands.WRONG_USE);
        assertThat(run(source, "destroy", "x")).isEqualTo(Commands.WRONG_USE);
        assertThat(said()).startsWith("use: backup FILE");
    }
}
