package org.dilmun.peers.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The gateway as its operator starts it. */
class ProcessTest {

    private static final String GREETING = "Simulated payment gateway: ";

    @TempDir
    Path folder;

    @Test
    void what_was_answered_outlives_a_kill() throws IOException, InterruptedException {
        try (Merchant merchant = new Merchant(InstantSource.system())) {
            Process first = start(settings("0"));
            merchant.dealWith(address(first));
            String session = merchant.openAndPay("A", TestCard.APPROVED);
            first.destroyForcibly().waitFor();

            Process second = start(settings("0"));
            try {
                merchant.dealWith(address(second));
                assertThat(merchant.json(merchant.inquire("A"))
                                .path("sessionId")
                                .asText())
                        .isEqualTo(session);
                assertThat(merchant.json(merchant.inquire("A")).path("status").asText())
                        .isEqualTo("captured");
            } finally {
                second.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void a_port_already_taken_is_one_line() throws IOException, InterruptedException {
        try (GatewayServer running = GatewayServer.start(
                GatewayConfig.read(name -> Optional.ofNullable(settings("0").get(name))), InstantSource.system())) {
            String port = running.address().substring("http://127.0.0.1:".length());

            assertRefused(settings(port), "Port " + port + " of 127.0.0.1 is already taken");
        }
    }

    @Test
    void a_missing_key_is_one_line() throws IOException, InterruptedException {
        assertRefused(Map.of("PEERS_GATEWAY_PORT", "0"), "PEERS_GATEWAY_SECRET is not set");
    }

    @Test
    void a_port_that_is_none_is_one_line() throws IOException, InterruptedException {
        assertRefused(settings("65536"), "PEERS_GATEWAY_PORT must be a number from 0 to 65535, not '65536'");
        assertRefused(settings("http"), "PEERS_GATEWAY_PORT must be a number from 0 to 65535, not 'http'");
    }

    private void assertRefused(Map<String, String> settings, String message) throws IOException, InterruptedException {
        Process process = start(settings);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        try (BufferedReader errors = process.errorReader()) {
            assertThat(errors.lines()).containsExactly(message);
        }
    }

    private Map<String, String> settings(String port) {
        return Map.of(
                "PEERS_GATEWAY_PORT",
                port,
                "PEERS_GATEWAY_SECRET",
                Merchant.SECRET,
                "PEERS_GATEWAY_JOURNAL",
                folder.resolve("data/journal.jsonl").toString());
    }

    private static Process start(Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GatewayServer.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("PEERS_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static String address(Process process) throws IOException {
        String line = process.inputReader().readLine();
        assertThat(line).startsWith(GREETING);
        return line.substring(GREETING.length());
    }
}
