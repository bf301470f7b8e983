package org.dilmun.ejb.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.party.Entitlements;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.register.ImportMoveRefused;
import org.dilmun.domain.register.ImportRun;
import org.dilmun.domain.register.ImportState;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.civil.IdCards;
import org.dilmun.ejb.civil.ImportedIdCards;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.CloseEKeys;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of people on their way into the register, with all that is wrong about files. */
@OnDatabase
@SuppressWarnings("UnnecessaryAssignment") // no container injects here
class ImportTest {

    private static final String MARYAM = "920704565,مريم أحمد,Maryam Ahmed,1992-07-14,FEMALE,BHR,true,1830,4025,340,"
            + "+97336001234,maryam@example.bh";
    private static final String YOUSIF = "850312345,يوسف حسن,Yousif Hasan,1985-03-02,m,BHR,true,96,1702,317,,";
    private static final String ANIL = "880100036,أنيل كومار,\"Kumar, Anil\",1988-01-20,MALE,IND,false,,,,,";

    private static final SignInOrigin HERE = new SignInOrigin("Firefox", "192.0.2.1", "mark");

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private Imports imports;
    private ImportFolder files;
    private RunImports job;

    /** As the container does it: each call of the job's is a transaction of its own. */
    private static class EachApart extends ImportBatches {

        private final TestDatabase database;
        private final ImportBatches batches;

        EachApart(TestDatabase database) {
            this.database = database;
            this.batches = database.with(CardImport.class, new Cards(database)).bean(ImportBatches.class);
        }

        @Override
        public Optional<ImportRun> next() {
            return database.inTransaction(batches::next);
        }

        @Override
        public boolean take(long runId, List<JudgedLine> lines) {
            return database.inTransaction(() -> batches.take(runId, lines));
        }

        @Override
        public void end(long runId) {
            database.inTransaction(() -> batches.end(runId));
        }

        @Override
        public void fileChanged(long runId) {
            database.inTransaction(() -> batches.fileChanged(runId));
        }

        @Override
        public void attemptFailed(long runId) {
            database.inTransaction(() -> batches.attemptFailed(runId));
        }
    }

    @BeforeEach
    void open() {
        database.with(Caller.class, caller);
        imports = database.bean(Imports.class);
        files = database.bean(ImportFolder.class);
        files.folder = Optional.of(folder.toString());
        job = job(database, files, new EachApart(database));
        caller.is(actor(Role.REGISTRAR));
    }

    private static RunImports job(TestDatabase node, ImportFolder files, ImportBatches batches) {
        var leases = node.bean(JobLeases.class);
        var job = new RunImports();
        job.batches = batches;
        job.folder = files;
        job.judge = node.bean(LineJudge.class);
        job.clock = node.bean(RealClock.class);
        job.leases = new JobLeases() {
            @Override
            public boolean take(String name, java.time.Duration time) {
                return node.inTransaction(() -> leases.take(name, time));
            }
        };
        return job;
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Actor actor(Role role) {
        return Actor.person(7, Assurance.BASIC, Map.of(1L, Set.of(role)), Channel.PORTAL);
    }

    private ImportRun begin(String name) {
        return database.inTransaction(() -> imports.begin(files.inspect(name)));
    }

    private ImportRun imported(String... lines) {
        PeopleFile.write(folder.resolve("people.csv"), lines);
        return importedFile("people.csv");
    }

    private ImportRun importedFile(String name) {
        begin(name);
        job.run();
        return latest();
    }

    private ImportRun latest() {
        return database.inTransaction(() -> imports.list().get(0));
    }

    private List<String> rejects(ImportRun run) {
        return database.inTransaction(() -> imports.rejects(run.reference(), 0, 1000)).stream()
                .map(cell ->
                        cell.line() + " " + cell.column() + " " + cell.reason().code())
                .toList();
    }

    private static String counts(ImportRun run) {
        return "added %d, updated %d, unchanged %d, rejected %d"
                .formatted(run.added(), run.updated(), run.unchanged(), run.rejected());
    }

    private Optional<Person> find(String number) {
        return database.inTransaction(() -> database.bean(People.class).find(number));
    }

    private long registered() {
        return database.inTransaction((Supplier<Long>) () -> database.entityManager()
                .createQuery("select count(p) from Person p", Long.class)
                .getSingleResult());
    }

    private List<String> audited(ImportRun run) {
        return database.inTransaction(() -> database.entityManager()
                .createQuery(
                        "select concat(e.action, ' ', e.actor) from AuditEvent e where e.object = :object order by e.id",
                        String.class)
                .setParameter("object", run.reference().value())
                .getResultList());
    }

    @Test
    void people_of_a_file_are_in_the_register() {
        ImportRun run = imported(MARYAM, YOUSIF, ANIL);
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(counts(run)).isEqualTo("added 3, updated 0, unchanged 0, rejected 0");
        Person anil = find("880100036").orElseThrow();
        assertThat(anil.name().in("en")).isEqualTo("Kumar, Anil");
        assertThat(anil.name().in("ar")).isEqualTo("أنيل كومار");
        assertThat(anil.birthDate()).isEqualTo("1988-01-20");
        assertThat(anil.nationality()).isEqualTo("IND");
        assertThat(anil.citizen()).isFalse();
        assertThat(anil.address()).isNull();
        Person maryam = find("920704565").orElseThrow();
        assertThat(maryam.address().part("road")).isEqualTo("4025");
        assertThat(maryam.phone()).isEqualTo("+97336001234");
        assertThat(maryam.email()).isEqualTo("maryam@example.bh");
        assertThat(audited(run))
                .containsExactly("register.import-begin person:7", "register.import-end system:register-import");
    }

    @Test
    void a_byte_order_mark_line_ends_of_any_system_and_empty_lines_do_no_harm() throws IOException {
        Files.writeString(
                folder.resolve("windows.csv"),
                "\uFEFF" + PeopleFile.HEADER.toUpperCase(Locale.ROOT) + "\r\n" + MARYAM + "\r\n\r\n" + YOUSIF);
        ImportRun run = importedFile("windows.csv");
        assertThat(counts(run)).isEqualTo("added 2, updated 0, unchanged 0, rejected 0");
        assertThat(run.linesTotal()).isEqualTo(4);
        assertThat(run.linesDone()).isEqualTo(4);
    }

    @Test
    void who_is_registered_is_brought_up_to_date_and_what_the_file_does_not_know_stays() {
        imported(MARYAM, YOUSIF);
        ImportRun run = imported(
                "920704565,مريم أحمد,Maryam Ahmed,1992-07-14,FEMALE,BHR,true,7,100,200,,",
                "850312345,يوسف حسن,Yousif Hasan,1985-03-02,MALE,BHR,true,,,,,");
        assertThat(counts(run)).isEqualTo("added 0, updated 1, unchanged 1, rejected 0");
        Person maryam = find("920704565").orElseThrow();
        assertThat(maryam.address().part("road")).isEqualTo("100");
        assertThat(maryam.phone()).isEqualTo("+97336001234");
        assertThat(find("850312345").orElseThrow().address().part("road")).isEqualTo("1702");
    }

    @Test
    void what_other_registers_have_established_lasts_until_a_later_file_says_otherwise() throws IOException {
        Files.writeString(
                folder.resolve("entitled.csv"),
                PeopleFile.HEADER + ",disability_until,social_support_until\n"
                        + MARYAM + ",2027-06-30,permanent\n"
                        + YOUSIF + ",soon,\n"
                        + ANIL + ",2027-02-30,\n");
        ImportRun run = importedFile("entitled.csv");
        assertThat(rejects(run)).containsExactly("3 disability_until date-wrong", "4 disability_until date-wrong");
        assertThat(entitlements()).isEqualTo(new Entitlements(LocalDate.of(2027, 6, 30), Entitlements.FOR_GOOD));
        Files.writeString(
                folder.resolve("later.csv"), PeopleFile.HEADER + ",social_support_until\n" + MARYAM + ",2026-11-30\n");
        assertThat(counts(importedFile("later.csv"))).isEqualTo("added 0, updated 1, unchanged 0, rejected 0");
        assertThat(entitlements()).isEqualTo(new Entitlements(LocalDate.of(2027, 6, 30), LocalDate.of(2026, 11, 30)));
    }

    @Test
    void who_has_died_or_left_the_country_loses_the_ekey_and_every_session() throws IOException {
        imported(MARYAM, YOUSIF, ANIL);
        Map<String, String> sessions = Map.of(
                "920704565", signedIn("920704565"),
                "850312345", signedIn("850312345"),
                "880100036", signedIn("880100036"));
        Files.writeString(
                folder.resolve("left.csv"),
                PeopleFile.HEADER + ",died_on,departed_on\n"
                        + MARYAM + ",2026-01-05,\n"
                        + YOUSIF + ",,\n"
                        + ANIL + ",,2026-01-31\n");
        assertThat(counts(importedFile("left.csv"))).isEqualTo("added 0, updated 2, unchanged 1, rejected 0");
        List<OutboxMessage> told = told();
        assertThat(told).extracting(message -> message.payload().get("cause")).containsExactly("died", "departed");
        told.forEach(message ->
                database.inTransaction(() -> database.bean(CloseEKeys.class).deliver(message)));
        assertThat(open(sessions)).containsExactly("850312345");
        assertThat(database.inTransaction(() -> database.bean(Accounts.class).find("880100036")))
                .isEmpty();

        assertThat(counts(importedFile("left.csv")))
                .as("the same file once more")
                .isEqualTo("added 0, updated 0, unchanged 3, rejected 0");
        assertThat(told()).hasSize(2);
    }

    @Test
    void days_of_leaving_that_cannot_be_are_rejected_and_who_comes_back_is_there_again() throws IOException {
        imported(ANIL, YOUSIF);
        Files.writeString(
                folder.resolve("wrong.csv"),
                PeopleFile.HEADER + ",died_on,departed_on\n"
                        + ANIL + ",1987-01-01,\n"
                        + YOUSIF + ",,2999-01-01\n"
                        + MARYAM + ",yesterday,returned\n");
        assertThat(rejects(importedFile("wrong.csv")))
                .containsExactly("2 died_on date-too-early", "3 departed_on date-in-future", "4 died_on date-wrong");
        Files.writeString(folder.resolve("gone.csv"), PeopleFile.HEADER + ",departed_on\n" + ANIL + ",2026-01-31\n");
        importedFile("gone.csv");
        assertThat(find("880100036").orElseThrow().present()).isFalse();
        Files.writeString(folder.resolve("back.csv"), PeopleFile.HEADER + ",departed_on\n" + ANIL + ",returned\n");
        importedFile("back.csv");
        assertThat(find("880100036").orElseThrow().present()).isTrue();
    }

    private String signedIn(String number) {
        Person person = find(number).orElseThrow();
        return database.inTransaction(() -> {
            var accounts = database.bean(Accounts.class);
            var account = accounts.open(person, "a password of somebody", Assurance.BASIC);
            database.entityManager().flush();
            return accounts.beginSession(account, SignInProof.PASSWORD, HERE);
        });
    }

    private List<String> open(Map<String, String> sessions) {
        return sessions.entrySet().stream()
                .filter(entry -> database.inTransaction(
                                () -> database.bean(Accounts.class).session(entry.getValue()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<OutboxMessage> told() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select m from OutboxMessage m where m.lane = :lane order by m.id", OutboxMessage.class)
                .setParameter("lane", Departures.LANE)
                .getResultList());
    }

    @Test
    void cards_come_with_their_holders_and_nobody_gets_that_of_another() throws IOException {
        Files.writeString(
                folder.resolve("cards.csv"),
                PeopleFile.HEADER + ",card_number,card_expires_on\n"
                        + MARYAM + ",٩٠٢٤١٧٣٥٨,2031-05-31\n"
                        + YOUSIF + ",902417358,2031-05-31\n"
                        + ANIL + ",12-34,\n");
        ImportRun run = importedFile("cards.csv");
        assertThat(rejects(run)).containsExactly("3 card_number card-of-other", "4 card_expires_on missing");
        assertThat(card()).isEqualTo("902417358 2031-05-31");
        Files.writeString(
                folder.resolve("later.csv"),
                PeopleFile.HEADER + ",card_number,card_expires_on\n"
                        + YOUSIF + ",902417358,2031-05-31\n"
                        + ANIL + ",12-34,2031-05-31\n"
                        + MARYAM + ",a7788,2036-01-31\n");
        assertThat(rejects(importedFile("later.csv")))
                .containsExactly("2 card_number card-of-other", "3 card_number card-wrong");
        assertThat(card()).as("the one before is valid no longer").isEqualTo("A7788 2036-01-31");
        Files.writeString(
                folder.resolve("again.csv"),
                PeopleFile.HEADER + ",card_number,card_expires_on\n" + MARYAM + ",902417358,2031-05-31\n");
        importedFile("again.csv");
        assertThat(card()).as("what was cancelled stays so").isEqualTo("A7788 2036-01-31");
    }

    private String card() {
        long holder = find("920704565").orElseThrow().id();
        return database.inTransaction(() -> database.bean(IdCards.class)
                .findActive(holder)
                .map(card -> card.serial() + " " + card.expiresOn())
                .orElse(""));
    }

    /** As the container finds the register of cards. */
    private static final class Cards extends CardImport {

        private final TestDatabase database;

        Cards(TestDatabase database) {
            this.database = database;
        }

        @Override
        Map<String, Long> holders(Collection<String> numbers) {
            return numbers.isEmpty()
                    ? new HashMap<>()
                    : new HashMap<>(database.bean(ImportedIdCards.class).holders(numbers));
        }

        @Override
        void take(Map<Long, ImportedCards.Card> byHolder) {
            if (!byHolder.isEmpty()) {
                database.bean(ImportedIdCards.class).take(byHolder);
            }
        }
    }

    private Entitlements entitlements() {
        return find("920704565").orElseThrow().entitlements();
    }

    @Test
    void somebody_else_under_a_number_a_second_line_and_the_dead_are_rejected() {
        imported(MARYAM, YOUSIF, ANIL);
        database.inTransaction(() -> database.entityManager()
                .createNativeQuery("update person set died_on = '2020-01-01' where nationality = 'IND'")
                .executeUpdate());
        ImportRun run = imported(
                MARYAM, MARYAM, YOUSIF.replace("1985-03-02", "1985-03-03"), YOUSIF.replace(",m,", ",f,"), ANIL);
        assertThat(counts(run)).isEqualTo("added 0, updated 0, unchanged 1, rejected 4");
        assertThat(rejects(run))
                .containsExactly(
                        "3 personal_number duplicate",
                        "4 personal_number other-person",
                        "5 personal_number other-person",
                        "6 personal_number died");
    }

    @Test
    void parents_are_taken_over_from_earlier_lines_and_those_whom_nobody_knows_are_reported() throws IOException {
        Files.writeString(
                folder.resolve("families.csv"),
                PeopleFile.HEADER + ",father_number,mother_number\n" + MARYAM + ",,\n" + YOUSIF + ",,\n"
                        + "170512347,علي يوسف,Ali Yousif,2017-05-11,MALE,BHR,true,,,,,,850312345,920704565\n"
                        + "200904175,نور,Noor,2020-09-03,FEMALE,BHR,true,,,,,,880100036,\n"
                        + "130408158,دانة,Dana,2013-04-21,FEMALE,BHR,true,,,,,,920704565,\n"
                        + "180605291,أرجون,Arjun,2018-06-17,MALE,IND,false,,,,,,12,\n");
        ImportRun run = importedFile("families.csv");
        assertThat(counts(run)).isEqualTo("added 3, updated 0, unchanged 0, rejected 3");
        assertThat(rejects(run))
                .containsExactly(
                        "5 father_number parent-unknown",
                        "6 father_number parent-wrong",
                        "7 father_number number-wrong");
        long maryam = find("920704565").orElseThrow().id();
        assertThat(database.inTransaction(() -> database.bean(Guardians.class).wards(maryam)))
                .extracting(ward -> ward.person().name().in("en"))
                .containsExactly("Ali Yousif");
    }

    @Test
    void hostile_lines_are_reported_and_the_others_go_in() {
        ImportRun run = imported(
                MARYAM,
                "920704566,مريم,Maryam,1992-07-14,FEMALE,BHR,true,,,,,",
                "850312345,,Yousif,2999-01-01,X,ZZZ,maybe,,,,123,nobody",
                "850312345,يوسف,Yousif,1850-01-01,MALE,BHR,true,,,,,",
                "850312345,يوسف,Yousif,1985-02-30,MALE,BHR,true,,,,,",
                "850312345,يوسف," + "x".repeat(10_000) + ",1985-03-02,MALE,BHR,true,,,,,",
                "x".repeat(30_000),
                "850312345,يوسف,Yousif,1985-03-02,MALE,BHR,true",
                "850312345,\"يوسف,Yousif,1985-03-02,MALE,BHR,true,,,,,",
                "850312345,\"يوسف\"x,Yousif,1985-03-02,MALE,BHR,true,,,,,",
                "850312345,\"=HYPERLINK(\"\"http://x\"\")\",+1,1985-03-02,MALE,BHR,true,@a,-b,=c,,",
                "850312345,\uFFFD,Yousif,1985-03-02,MALE,BHR,true,,,,,",
                "\u202E\u200B,\u0000,\u2800,\u3164,,,,,,,,",
                ANIL);
        assertThat(counts(run)).isEqualTo("added 2, updated 0, unchanged 0, rejected 12");
        assertThat(rejects(run))
                .containsExactly(
                        "3 personal_number number-wrong",
                        "4 name_ar missing",
                        "4 birth_date date-in-future",
                        "4 sex sex-wrong",
                        "4 nationality nationality-wrong",
                        "4 citizen citizen-wrong",
                        "4 phone phone-wrong",
                        "4 email email-wrong",
                        "5 birth_date date-too-early",
                        "6 birth_date date-wrong",
                        "7 name_en too-long",
                        "8  line-too-long",
                        "9  cells",
                        "10  quotes",
                        "11  quotes",
                        "12 name_ar formula",
                        "12 name_en formula",
                        "12 address_building formula",
                        "12 address_road formula",
                        "12 address_block formula",
                        "13  not-utf8",
                        "14 personal_number missing",
                        "14 name_ar missing",
                        "14 name_en missing",
                        "14 birth_date missing",
                        "14 sex missing",
                        "14 nationality missing",
                        "14 citizen missing");
    }

    @Test
    void a_file_without_the_columns_is_refused_before_it_begins() throws IOException {
        Files.writeString(folder.resolve("less.csv"), "personal_number,name_ar,name_en\n");
        Files.writeString(folder.resolve("more.csv"), PeopleFile.HEADER + ",salary\n");
        Files.writeString(folder.resolve("twice.csv"), PeopleFile.HEADER + ",sex\n");
        Files.writeString(folder.resolve("empty.csv"), "");
        var noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve("binary.csv"), noise);
        assertThatThrownBy(() -> begin("less.csv")).hasMessage("import-column-missing {column=birth_date}");
        assertThatThrownBy(() -> begin("more.csv")).hasMessage("import-column-unknown {place=13}");
        assertThatThrownBy(() -> begin("twice.csv")).hasMessage("import-column-unknown {place=13}");
        assertThatThrownBy(() -> begin("empty.csv")).hasMessage("import-column-missing {column=personal_number}");
        assertThatThrownBy(() -> begin("binary.csv")).hasMessageStartingWith("import-column-");
        assertThat(database.inTransaction(() -> imports.list())).isEmpty();
    }

    @Test
    void only_files_that_lie_in_the_folder_are_opened() throws IOException {
        Path outside = Files.createTempFile("outside", ".csv");
        Files.createSymbolicLink(folder.resolve("link.csv"), outside);
        Files.createDirectory(folder.resolve("folder.csv"));
        Files.writeString(folder.resolve("notes.txt"), "");
        assertThat(files.list()).isEmpty();
        for (String name : List.of("link.csv", "folder.csv", "notes.txt", "../" + outside.getFileName(), "")) {
            assertThatThrownBy(() -> begin(name)).hasMessageStartingWith("import-file-not-found");
        }
        Files.delete(outside);
    }

    @Test
    void binary_lines_behind_a_header_are_each_counted_once() throws IOException {
        var random = new Random(4711);
        var noise = new byte[100_000];
        random.nextBytes(noise);
        Files.write(folder.resolve("noise.csv"), (PeopleFile.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("noise.csv"), noise, java.nio.file.StandardOpenOption.APPEND);
        ImportRun run = importedFile("noise.csv");
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.linesDone()).isEqualTo(run.linesTotal());
        assertThat(run.added()).isZero();
        assertThat(run.rejected()).isBetween(300L, run.linesTotal() - 1);
    }

    /** Lines made of pieces that trip readers up: whatever they are, each is in exactly one of the counts. */
    @Test
    void whatever_the_lines_are_each_is_counted_exactly_once() {
        String[] pieces = {
            "850312345",
            "٨٥٠٣١٢٣٤٥",
            "\"",
            "\"\"",
            ",",
            ",",
            ",",
            ";",
            "=",
            "مريم",
            "1985-03-02",
            "1985-02-29",
            "MALE",
            "BHR",
            "true",
            "\u202E",
            "\uD83D",
            "\uD83D\uDE00",
            "'",
            "\\",
            "\t",
            " ",
            "a\u0301",
            "999999999999999999999"
        };
        var random = new Random(20261125);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 1_500; i++) {
            var line = new StringBuilder("x");
            for (int piece = random.nextInt(30); piece > 0; piece--) {
                line.append(pieces[random.nextInt(pieces.length)]);
            }
            lines.add(line.toString());
        }
        ImportRun run = imported(lines.toArray(String[]::new));
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.added() + run.updated() + run.unchanged() + run.rejected())
                .isEqualTo(1_500);
    }

    @Test
    void a_node_that_dies_between_or_within_batches_loses_nothing_and_nobody_is_taken_twice() throws IOException {
        PeopleFile.write(folder.resolve("many.csv"), 2_300);
        begin("many.csv");
        var dying = job(database, files, new EachApart(database) {
            private int batches;

            @Override
            public boolean take(long runId, List<JudgedLine> lines) {
                boolean more = batches < 2 && super.take(runId, lines);
                if (batches == 2) {
                    database.inTransaction(() -> {
                        database.bean(ImportBatches.class).take(runId, lines);
                        throw new IllegalStateException("killed before the commit");
                    });
                }
                batches++;
                return more;
            }
        });
        dying.run();
        assertThat(latest().linesDone()).isEqualTo(1_001);
        assertThat(registered()).isEqualTo(1_000);

        job.run();
        assertThat(latest().state()).isEqualTo(ImportState.DONE);
        assertThat(counts(latest())).isEqualTo("added 2300, updated 0, unchanged 0, rejected 0");
        assertThat(registered()).isEqualTo(2_300);
    }

    @Test
    void an_import_that_fails_again_and_again_rests_until_a_registrar_lets_it_go_on() throws IOException {
        PeopleFile.write(folder.resolve("many.csv"), 700);
        ImportRun run = begin("many.csv");
        var failing = job(database, files, new EachApart(database) {
            @Override
            public boolean take(long runId, List<JudgedLine> lines) {
                if (lines.get(0).number() > 500) {
                    throw new IllegalStateException("whatever the database says");
                }
                return super.take(runId, lines);
            }
        });
        for (int i = 0; i < 29; i++) {
            failing.run();
        }
        assertThat(latest().state()).isEqualTo(ImportState.RUNNING);
        failing.run();
        assertThat(latest().state()).isEqualTo(ImportState.FAILED);
        assertThat(latest().linesDone()).isEqualTo(501);
        assertThat(audited(run)).contains("register.import-failed system:register-import");
        job.run();
        assertThat(latest().state()).isEqualTo(ImportState.FAILED);

        database.inTransaction(() -> imports.goOn(run.reference()));
        job.run();
        assertThat(latest().state()).isEqualTo(ImportState.DONE);
        assertThat(counts(latest())).isEqualTo("added 700, updated 0, unchanged 0, rejected 0");
    }

    @Test
    void rejected_lines_are_forgotten_some_time_after_the_import_has_ended() {
        ImportRun run = imported("x,y");
        assertThat(rejects(run)).isNotEmpty();
        assertThat(latest().hasReport()).isTrue();
        var rejections = database.bean(Rejections.class);
        rejections.days = "90";
        database.inTransaction(rejections::forget);
        assertThat(rejects(run)).isNotEmpty();

        rejections.days = "-1";
        database.inTransaction(rejections::forget);
        assertThat(rejects(run)).isEmpty();
        assertThat(latest().hasReport()).isFalse();
        assertThat(latest().rejected()).isEqualTo(1);
    }

    @Test
    void a_stopped_import_rests_and_goes_on_where_it_was() throws IOException {
        PeopleFile.write(folder.resolve("many.csv"), 1_200);
        ImportRun run = begin("many.csv");
        job(database, files, new EachApart(database) {
                    @Override
                    public boolean take(long runId, List<JudgedLine> lines) {
                        boolean more = super.take(runId, lines);
                        if (more) {
                            database.inTransaction(() -> imports.stop(run.reference()));
                        }
                        return more;
                    }
                })
                .run();
        job.run();
        assertThat(latest().state()).isEqualTo(ImportState.STOPPED);
        assertThat(latest().linesDone()).isEqualTo(501);
        assertThatThrownBy(() -> begin("many.csv")).as("the same file again").isInstanceOf(AlreadyBegun.class);

        database.inTransaction(() -> imports.goOn(run.reference()));
        job.run();
        assertThat(counts(latest())).isEqualTo("added 1200, updated 0, unchanged 0, rejected 0");
        assertThatThrownBy(() -> database.inTransaction(() -> imports.stop(run.reference())))
                .isInstanceOf(ImportMoveRefused.class);
        assertThat(audited(run))
                .containsExactly(
                        "register.import-begin person:7",
                        "register.import-stop person:7",
                        "register.import-go-on person:7",
                        "register.import-end system:register-import");
    }

    @Test
    void a_file_that_was_changed_meanwhile_is_not_gone_on_with() {
        PeopleFile.write(folder.resolve("people.csv"), MARYAM);
        ImportRun run = begin("people.csv");
        PeopleFile.write(folder.resolve("people.csv"), YOUSIF);
        job.run();
        assertThat(latest().state()).isEqualTo(ImportState.FILE_CHANGED);
        assertThat(registered()).isZero();
        assertThat(audited(run)).contains("register.import-file-changed system:register-import");
    }

    @Test
    void a_second_node_leaves_alone_what_the_first_is_reading() {
        PeopleFile.write(folder.resolve("people.csv"), MARYAM);
        begin("people.csv");
        TestDatabase other = database.otherNode().with(Caller.class, new Caller());
        var otherFiles = other.bean(ImportFolder.class);
        otherFiles.folder = files.folder;
        job(database, files, new EachApart(database) {
                    @Override
                    public boolean take(long runId, List<JudgedLine> lines) {
                        job(other, otherFiles, new EachApart(other)).run();
                        assertThat(registered()).isZero();
                        return super.take(runId, lines);
                    }
                })
                .run();
        assertThat(latest().state()).isEqualTo(ImportState.DONE);
        assertThat(counts(latest())).isEqualTo("added 1, updated 0, unchanged 0, rejected 0");
    }

    @Test
    void a_node_without_the_file_waits_for_one_that_has_it() {
        PeopleFile.write(folder.resolve("people.csv"), MARYAM);
        begin("people.csv");
        files.folder = Optional.empty();
        job.run();
        assertThat(latest().state()).isEqualTo(ImportState.RUNNING);
        files.folder = Optional.of(folder.toString());
        job.run();
        assertThat(latest().state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void only_a_registrar_may() {
        ImportRun run = imported(MARYAM);
        for (Role role : List.of(Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR)) {
            caller.is(actor(role));
            assertThatThrownBy(() -> begin("people.csv")).isInstanceOf(Refused.class);
            assertThatThrownBy(this::latest).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> rejects(run)).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> database.inTransaction(() -> imports.stop(run.reference())))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> database.inTransaction(() -> imports.goOn(run.reference())))
                    .isInstanceOf(Refused.class);
        }
    }
}
