package org.dilmun.ear;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.dilmun.ejb.persistence.MariaDbServer;
import org.dilmun.web.Browser;
import org.dilmun.web.Node;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** The way from a pilot to production: a platform on H2 is copied while it runs, and goes on from the copy on MariaDB. */
class RestoreIT {

    private static final String MARYAM = "920704565";

    private static final Path MICRO = Path.of(System.getProperty("micro.jar"));
    private static final Path PAYARA_SERVER = Path.of(System.getProperty("payara.home"));
    private static final Path NOWHERE = Path.of("nowhere");

    @TempDir
    Path folder;

    /** What the command said, and how it ended. */
    private record Ended(int code, String said) {}

    @Test
    void a_running_platform_is_copied_by_one_command_and_goes_on_on_another_database()
            throws IOException, InterruptedException, SQLException {
        String pilot =
                "jdbc:h2:file:" + folder.resolve("pilot") + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;AUTO_SERVER=TRUE";
        String archive = folder.resolve("pilot.zip").toString();
        String draft;
        try (var node = node("restore-pilot", pilot)) {
            node.awaitReady();
            draft = Browser.signedIn(node, MARYAM)
                    .open("/en/apply/id-card-replacement")
                    .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                    .path();
            Ended backup = command(pilot, MICRO, "backup", archive);
            assertThat(backup.said()).contains("written: ", "proved: the books and the audit trail hold");
            assertThat(backup.code()).as(backup.said()).isZero();
            node.kill();
        }
        assertThat(command(pilot, NOWHERE, "verify", archive))
                .isEqualTo(new Ended(
                        1,
                        "H2 and the JSON library of the server are needed: lay payara-micro.jar beside the WAR,"
                                + " or say in DILMUN_SERVER where it is, or where the folder of a Payara Server is\n"));
        Ended verified = command(pilot, PAYARA_SERVER, "verify", archive);
        assertThat(verified.code()).as(verified.said()).isZero();

        String database = MariaDbServer.get().createDatabase("restored");
        killed(database, archive);
        try (var node = node("restore-unfinished", database)) {
            node.await("up", () -> node.log().contains("ready in"));
            assertThat(node.ready()).isFalse();
            assertThat(node.log()).contains("the restore into this database did not end: run it again");
        }
        Ended restore = command(database, MICRO, "restore", archive);
        assertThat(restore.said()).contains("a restore that did not end is removed", "proved");
        assertThat(restore.code()).as(restore.said()).isZero();

        try (var node = node("restore-restored", database)) {
            node.awaitReady();
            var browser = Browser.signedIn(node, MARYAM)
                    .open(draft)
                    .postMultipart("apply", "next", Map.of("delivery", "post"));
            assertThat(browser.path()).isEqualTo(draft.replace("/delivery", "/review"));
            assertThat(browser.page()).contains("I lost it");
            assertThat(node.get("/org/dilmun/web/operations/Launcher.class").statusCode())
                    .as("what makes a command of the WAR is nothing for the public")
                    .isEqualTo(404);
        }
    }

    private static Node node(String name, String database) {
        return new Node(
                name, Portal.freePort(), Map.of("DILMUN_PROFILE", "demo", "DILMUN_DB_URL", database), "--nocluster");
    }

    private Process start(String database, Path server, String... arguments) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-jar",
                        System.getProperty("war"))
                .redirectErrorStream(true)
                .directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("DILMUN_DB_URL", database);
        builder.environment().put("DILMUN_SERVER", server.toString());
        return builder.start();
    }

    private Ended command(String database, Path server, String... arguments) throws IOException, InterruptedException {
        Process process = start(database, server, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    /** A restore that ends in its middle as by a loss of power. */
    private void killed(String database, String archive) throws IOException, InterruptedException {
        Process process = start(database, MICRO, "restore", archive);
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.contains("rows, the same")) {
                line = lines.readLine();
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isNotZero();
    }
}
