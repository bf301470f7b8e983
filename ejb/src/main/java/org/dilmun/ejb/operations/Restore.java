package org.dilmun.ejb.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import com.github.f4b6a3.tsid.TsidFactory;

import org.dilmun.domain.access.Actor;
import org.dilmun.ejb.persistence.Migrations;
import org.dilmun.ejb.persistence.Migrator;
import org.dilmun.ejb.persistence.UnfinishedRestore;

/**
 * Fills an empty database from an archive: the schema as it was, the rows, the proof that they are the same, then the later
 * migrations as in an upgrade. From the first to the last of it a mark stands in the database, on which the platform does
 * not start; a restore that was interrupted begins anew.
 */
final class Restore {

    /** Of the restore's own ids; no node runs meanwhile, and the operator's numbers begin at 0. */
    private static final int NODE = 1023;

    private static final int BATCH_ROWS = 500;
    private static final int BATCH_CHARACTERS = 4_000_000;

    private final DataSource database;
    private final Consumer<String> progress;

    Restore(DataSource database, Consumer<String> progress) {
        this.database = database;
        this.progress = progress;
    }

    /**
     * Restores and proves.
     *
     * @return what was proved of the copy, which equals its archive whatever the proof says
     * @throws BackupRefused before anything is written
     */
    Proven run(Archive archive, Instant now) throws SQLException, IOException {
        Manifest manifest = archive.manifest();
        try (Connection connection = database.getConnection()) {
            requireReady(connection, manifest);
            Migrations.apply(database, Set.of());
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table " + UnfinishedRestore.TABLE + " (id integer not null primary key)");
            }
            Migrations.apply(database, manifest.migrations().keySet());
            fill(connection, archive);
            int later = Migrator.migrate(database);
            if (later > 0) {
                progress.accept(later + " later migrations applied");
            }
            connection.setAutoCommit(true); // what other connections have done is to be seen from here on
            Proven proven = new DatabaseProof(connection).check();
            finish(connection, manifest, now);
            return proven;
        }
    }

    private void requireReady(Connection connection, Manifest manifest) throws SQLException {
        boolean unfinished = UnfinishedRestore.in(connection);
        if (!unfinished && !empty(connection)) {
            throw new BackupRefused("the database is not empty; a restore overwrites nothing");
        }
        Map<String, String> known = Migrations.known(database);
        manifest.migrations().forEach((version, checksum) -> {
            if (!known.containsKey(version)) {
                throw new BackupRefused("the archive was written by " + manifest.product() + " and its schema has "
                        + version + ", which this version does not know: restore with the newer version");
            }
            if (!known.get(version).equals(checksum)) {
                throw new BackupRefused("the archive's schema has another " + version + " than this version");
            }
        });
        if (unfinished) {
            progress.accept("a restore that did not end is removed");
            clear(connection);
        }
    }

    private static boolean empty(Connection connection) throws SQLException {
        Set<String> names = Table.names(connection);
        if (names.equals(Set.of("flyway_schema_history"))) {
            return Migrations.applied(connection).isEmpty();
        }
        return names.isEmpty();
    }

    private static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                statement.execute("drop all objects");
                return;
            }
            statement.execute("set foreign_key_checks = 0");
            for (String table : Table.names(connection)) {
                if (!table.equals(UnfinishedRestore.TABLE)) {
                    statement.execute("drop table " + table);
                }
            }
            statement.execute("drop table " + UnfinishedRestore.TABLE); // the last: until then it may begin anew
            statement.execute("set foreign_key_checks = 1");
        }
    }

    private void fill(Connection connection, Archive archive) throws SQLException, IOException {
        List<Table> tables = new ArrayList<>(Table.list(connection));
        Map<String, Table> byName = tables.stream().collect(Collectors.toMap(Table::name, table -> table));
        List<Manifest.File> files = archive.manifest().files();
        if (!byName.keySet().equals(files.stream().map(Manifest.File::table).collect(Collectors.toSet()))) {
            throw new RestoreFailed("the archive holds other tables than its schema has");
        }
        connection.setAutoCommit(false);
        Collections.reverse(tables);
        try (Statement statement = connection.createStatement()) {
            for (Table table : tables) {
                statement.executeUpdate("delete from " + table.name()); // what migrations put in is in the archive too
            }
        }
        connection.commit();
        for (Manifest.File file : files) {
            fill(connection, byName.get(file.table()), file, archive);
        }
    }

    private void fill(Connection connection, Table table, Manifest.File file, Archive archive)
            throws SQLException, IOException {
        try (BufferedReader lines = archive.read(file);
                PreparedStatement insert = connection.prepareStatement(table.insert())) {
            if (!table.head().equals(lines.readLine())) {
                throw new RestoreFailed(table.name() + " has other columns in the archive than in its schema");
            }
            List<ColumnKind> kinds = List.copyOf(table.columns().values());
            int rows = 0;
            long characters = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> values = Line.values(line);
                for (int i = 0; i < kinds.size(); i++) {
                    kinds.get(i).bind(insert, i + 1, values.get(i));
                }
                insert.addBatch();
                rows++;
                characters += line.length();
                if (rows == BATCH_ROWS || characters > BATCH_CHARACTERS) {
                    insert.executeBatch();
                    connection.commit();
                    rows = 0;
                    characters = 0;
                }
            }
            if (rows > 0) {
                insert.executeBatch();
            }
            connection.commit();
        }
        prove(table, file);
        progress.accept(table.name() + ": " + file.rows() + " rows, the same");
    }

    /** Reads what the database really holds now. */
    private void prove(Table table, Manifest.File file) throws SQLException {
        var fingerprint = new Fingerprint();
        try (var snapshot = new Snapshot(database);
                var statement = snapshot.streaming();
                var row = statement.executeQuery(table.select())) {
            while (row.next()) {
                fingerprint.add(table.line(row));
            }
        }
        if (fingerprint.rows() != file.rows() || !fingerprint.hex().equals(file.fingerprint())) {
            throw new RestoreFailed(table.name() + " does not hold what the archive holds: " + fingerprint.rows()
                    + " rows instead of " + file.rows() + ", or other values");
        }
    }

    /** Who had signed out since the backup stays signed out: nobody is signed in. The trail says what happened. */
    private static void finish(Connection connection, Manifest manifest, Instant now) throws SQLException {
        connection.setAutoCommit(false);
        long event = TsidFactory.newInstance1024(NODE).create().toLong();
        Actor actor = Actor.system("restore");
        try (Statement statement = connection.createStatement();
                PreparedStatement note = connection.prepareStatement(
                        "insert into audit_event (id, happened_at, actor, channel, action_name, object_ref, outcome,"
                                + " details) values (?, ?, ?, ?, 'database.restore', ?, 'DONE', '{}')")) {
            statement.executeUpdate("delete from login_session");
            statement.executeUpdate("delete from pending_sign_in");
            statement.executeUpdate("delete from passkey_challenge");
            statement.executeUpdate("delete from mail_proof");
            statement.executeUpdate("delete from access_token");
            statement.executeUpdate("delete from openid_request");
            statement.executeUpdate("delete from openid_code");
            statement.executeUpdate("delete from openid_token");
            statement.executeUpdate("delete from openid_grant");
            note.setLong(1, event);
            note.setObject(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            note.setString(3, actor.recorded());
            note.setString(4, actor.channel().name());
            note.setString(5, "backup of " + manifest.moment());
            note.executeUpdate();
            statement.executeUpdate("insert into audit_unsealed (event_id) values (" + event + ")");
            connection.commit();
            statement.execute("drop table " + UnfinishedRestore.TABLE);
            connection.commit();
        }
    }
}
