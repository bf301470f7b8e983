package org.dilmun.peers.scanner;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScannerServerTest {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private ScannerServer scanner;

    @BeforeEach
    void start() throws IOException {
        scanner = ScannerServer.start(0);
    }

    @AfterEach
    void close() {
        scanner.close();
    }

    private String answer(String command, String... parts) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), scanner.port());
                var out = new DataOutputStream(socket.getOutputStream())) {
            out.writeBytes("z" + command + "\0");
            for (String part : parts) {
                out.writeInt(part.length());
                out.writeBytes(part);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void it_says_that_it_is_there_and_what_it_does_not_know() throws IOException {
        assertThat(answer("PING")).isEqualTo("PONG\0");
        assertThat(answer("SHUTDOWN")).isEqualTo("UNKNOWN COMMAND\0");
    }

    @Test
    void it_finds_the_test_file_wherever_its_parts_are_cut() throws IOException {
        assertThat(answer("INSTREAM", "harmless", "")).isEqualTo("stream: OK\0");
        assertThat(answer("INSTREAM", "before" + EICAR.substring(0, 20), EICAR.substring(20), ""))
                .isEqualTo("stream: Eicar-Signature FOUND\0");
    }
}
