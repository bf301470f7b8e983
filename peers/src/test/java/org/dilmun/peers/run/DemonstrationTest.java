package org.dilmun.peers.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DemonstrationTest {

    @TempDir
    Path folder;

    @Test
    void the_secret_is_made_once_and_for_its_owner_only() throws IOException {
        Path file = folder.resolve("data/gateway-secret");
        String made = Secret.in(file);
        assertThat(made).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Secret.in(file)).isEqualTo(made);
        assertThat(Secret.in(folder.resolve("other"))).isNotEqualTo(made);
    }

    @Test
    void a_port_already_taken_is_one_line() throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Demonstration.class.getName(),
                            port,
                            "0",
                            "0",
                            "0",
                            "0",
                            "false")
                    .directory(folder.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
            Process process = builder.start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            try (BufferedReader errors = process.errorReader()) {
                assertThat(errors.lines())
                        .containsExactly(
                                "Port " + port + " is already taken; another one: mvn -Prun -Ddilmun.http.port=9090");
            }
        }
    }

    @Test
    void the_welcome_lists_what_the_sign_in_page_does() {
        var welcome =
                new Welcome(URI.create("http://localhost:8080"), "http://127.0.0.1:8090", "http://127.0.0.1:8091");
        assertThat(
                        welcome.text(
                                """
                        <li><span class="grow"><strong><bdi>Maryam</bdi></strong><span class="small muted">Citizen</span></span>
                        <span>Personal number<bdi class="ref" dir="ltr">920704565</bdi></span>
                        <span>Password <bdi class="ref" dir="ltr">secret</bdi></span></li>"""))
                .contains(
                        "http://localhost:8080",
                        "http://127.0.0.1:8090",
                        "http://127.0.0.1:8091",
                        "  920704565  secret  Maryam, Citizen\n");
    }
}
