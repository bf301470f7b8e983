package org.dilmun.ejb.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.SystemClock;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.persistence.DilmunDataSource;
import org.dilmun.ejb.persistence.Migrator;

/**
 * What an operator calls from a shell: {@code backup FILE}, {@code restore FILE}, {@code verify [FILE]}, {@code migrate}, {@code check FOLDER}. The
 * database is the one of the platform's own settings.
 */
public final class Commands {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int FAILED = 2;
    static final int WRONG_USE = 64;

    private static final String USE =
            """
            use: backup FILE     copies the database into an archive
                 restore FILE    fills an empty database from an archive and proves it
                 verify FILE     restores an archive into a database that is thrown away, and proves it
                 verify          proves the database
                 migrate         brings the schema to this release, by a user who may; the nodes' user need not
                 check FOLDER    reads the services of a country's folder as the start does, and names each mistake
            The database is that of DILMUN_DB_URL, DILMUN_DB_USER and DILMUN_DB_PASSWORD.""";

    private final DataSource database;
    private final PrintStream out;
    private final Instant now;

    Commands(DataSource database, PrintStream out, Instant now) {
        this.database = database;
        this.out = out;
        this.now = now;
    }

    /** Called by the launcher in the WAR, which knows no more of this class than its name. */
    public static int run(String[] arguments, PrintStream out) {
        return new Commands(DilmunDataSource.of(System::getenv), out, new SystemClock().instant()).run(arguments);
    }

    /** @return exit code: 0 done and proved; 1 refused, nothing was changed, or the folder has mistakes; 2 failed or something does not hold; 64 wrong use */
    int run(String... arguments) {
        String command = String.join(" ", Stream.of(arguments).limit(1).toList());
        Path file = arguments.length == 2 ? Path.of(arguments[1]).toAbsolutePath() : null;
        try {
            if (file != null && command.equals("backup")) {
                return tell(new Backup(database, version(), out::println).write(file, now));
            }
            if (file != null && command.equals("restore")) {
                return restore(file, database);
            }
            if (file != null && command.equals("verify")) {
                return tryRestore(file);
            }
            if (arguments.length == 1 && command.equals("verify")) {
                return verify();
            }
            if (arguments.length == 1 && command.equals("migrate")) {
                out.println("migrations applied: " + Migrator.migrate(database));
                return DONE;
            }
            if (file != null && command.equals("check")) {
                return check(arguments[1]);
            }
            out.println(USE);
            return WRONG_USE;
        } catch (BackupRefused e) {
            out.println("refused, nothing was changed: " + e.getMessage());
            return REFUSED;
        } catch (RestoreFailed e) {
            out.println("failed: " + e.getMessage());
            return FAILED;
        } catch (SQLException
                | IOException
                | RuntimeException e) { // whatever it is, the operator is to read it and the code to say so
            out.println("failed: " + e);
            return FAILED;
        }
    }

    private int restore(Path file, DataSource target) throws SQLException, IOException {
        try (var archive = new Archive(file)) {
            Manifest manifest = archive.manifest();
            out.println("archive of " + manifest.moment() + ", version " + manifest.product() + ", schema "
                    + manifest.schema() + ", " + manifest.rows() + " rows: whole");
            Proven proven = new Restore(target, out::println).run(archive, now);
            out.println("restored; the copy is what the archive holds");
            return tell(proven);
        }
    }

    private int tryRestore(Path file) throws SQLException, IOException {
        Path folder = Files.createTempDirectory("dilmun-verify");
        try {
            var trial = DilmunDataSource.of(setting -> setting.equals("DILMUN_DB_URL")
                    ? "jdbc:h2:file:" + folder.resolve("trial")
                            + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
                    : null);
            try (var open = trial.getConnection();
                    var statement = open.createStatement()) {
                int code = restore(file, trial);
                statement.execute("shutdown immediately");
                return code;
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private int verify() throws SQLException {
        try (var snapshot = new Snapshot(database)) {
            return tell(new DatabaseProof(snapshot.connection()).check());
        }
    }

    private int check(String folder) {
        try {
            out.println(
                    "services: " + DescriptorReader.readAll(Country.at(folder)).size() + ", no mistake");
            return DONE;
        } catch (BrokenCountryData broken) {
            broken.mistakes().forEach(out::println);
            return REFUSED;
        }
    }

    private int tell(Proven proven) {
        proven.figures().forEach(out::println);
        proven.faults().forEach(fault -> out.println("FAULT: " + fault));
        out.println(proven.intact() ? "proved: the books and the audit trail hold" : "NOT proved");
        return proven.intact() ? DONE : FAILED;
    }

    private static String version() {
        return Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }
}
