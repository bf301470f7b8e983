package org.dilmun.ejb.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.ejb.persistence.DilmunDataSource;
import org.dilmun.ejb.persistence.MariaDbServer;
import org.dilmun.ejb.persistence.Migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the user of the application may do once the documented grants were given, on a server that asks who one is. */
@Tag("mariadb")
class JournalGrantsTest {

    private static final String SCHEMA = "granted";
    private static final String USER = "dilmun";

    private static Connection application;

    @BeforeAll
    static void grant() throws SQLException, IOException {
        MariaDbServer server = MariaDbServer.guarded();
        server.createDatabase(SCHEMA);
        DilmunDataSource owner = server.source(SCHEMA);
        Migrator.migrate(owner);
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create user '" + USER + "'@'%' identified by 'secret'");
            statement.execute("set @app = '" + USER + "@%'");
            for (String grant : grants(statement)) {
                statement.execute(grant);
            }
        }
        application = owner.getConnection(USER, "secret");
        insert("insert into journal_entry (id, entry_kind, source, source_id, booked_at)"
                + " values (1, 'CAPTURE', 'test', 1, '2026-11-30 08:00:00')");
        insert("insert into posting (entry_id, posting_no, debit_account, credit_account, amount_minor, currency)"
                + " values (1, 1, '1200', '4100', 500, 'BHD')");
    }

    private static List<String> grants(Statement statement) throws SQLException, IOException {
        String script = Files.readAllLines(Path.of("..", "docs", "mariadb-grants.sql")).stream()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"));
        var grants = new ArrayList<String>();
        try (var rows = statement.executeQuery(script.strip().replaceAll(";$", ""))) {
            while (rows.next()) {
                grants.add(rows.getString(1));
            }
        }
        return grants;
    }

    @AfterAll
    static void close() throws SQLException {
        application.close();
    }

    private static void insert(String sql) throws SQLException {
        try (Statement statement = application.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting set amount_minor = 1",
                "delete from posting",
                "update journal_entry set source_id = 2",
                "delete from journal_entry",
                "truncate table posting",
                "alter table posting drop column currency",
                "replace into journal_entry (id, entry_kind, source, source_id, booked_at)"
                        + " values (1, 'CAPTURE', 'test', 9, '2026-11-30 08:00:00')",
                "insert into posting (entry_id, posting_no, debit_account, credit_account, amount_minor, currency)"
                        + " values (1, 1, '1200', '4100', 1, 'BHD') on duplicate key update amount_minor = 1"
            })
    void the_journal_cannot_be_changed(String sql) throws SQLException {
        try (Statement statement = application.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(sql)).hasMessageContaining("denied");
            try (var row = statement.executeQuery("select amount_minor from posting")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong(1)).isEqualTo(500);
            }
        }
    }

    @Test
    void everything_else_is_written_changed_and_deleted_as_ever() throws SQLException {
        insert("insert into uncounted_entry (entry_id, booked_at) values (1, '2026-11-30 08:00:00')");
        insert("update uncounted_entry set counted_on = '2026-12-01' where entry_id = 1");
        insert("delete from uncounted_entry where entry_id = 1");
        insert("update job_lease set lease_owner = 'a' where job_name = 'ledger-snapshots'");
    }

    @Test
    void a_node_that_starts_on_a_current_schema_needs_no_more() {
        assertThat(Migrator.migrate(guarded())).isZero();
    }

    private static DilmunDataSource guarded() {
        DilmunDataSource source = MariaDbServer.guarded().source(SCHEMA);
        source.setUser(USER);
        source.setPassword("secret");
        return source;
    }
}
