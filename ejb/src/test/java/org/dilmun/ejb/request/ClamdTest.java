package org.dilmun.ejb.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What we say to the daemon and what we make of its answers; the daemon is played to the byte. */
class ClamdTest {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration ENOUGH = Duration.ofSeconds(20);
    private static final byte[] CONTENT = "ab".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    /** Reads as many bytes as it is to, then says that; an answer of null is silence. */
    private static final class Played implements AutoCloseable {

        private final ServerSocketChannel server;
        private final Thread thread;
        private volatile byte[] heard = {};

        Played(SocketAddress address, int reads, String answer) throws IOException {
            boolean unix = address instanceof UnixDomainSocketAddress;
            server = unix ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
            server.bind(address);
            thread = new Thread(() -> play(reads, answer));
            thread.start();
        }

        private void play(int reads, String answer) {
            try (SocketChannel caller = server.accept()) {
                heard = Channels.newInputStream(caller).readNBytes(reads);
                if (answer != null) {
                    caller.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
                }
                Channels.newInputStream(caller).readAllBytes(); // until the caller has had enough
            } catch (IOException e) {
                heard = new byte[0];
            }
        }

        Clamd clamd() throws IOException {
            return server.getLocalAddress() instanceof InetSocketAddress tcp
                    ? Clamd.at("tcp:127.0.0.1:" + tcp.getPort())
                    : Clamd.at("unix:" + server.getLocalAddress());
        }

        byte[] heard() throws InterruptedException {
            thread.join();
            return heard;
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static SocketAddress tcp() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static int spoken(int content) {
        int parts = (content + 65_535) / 65_536;
        return "zINSTREAM\0".length() + content + 4 * parts + 4;
    }

    private static ByteArrayInputStream content() {
        return new ByteArrayInputStream(CONTENT);
    }

    @Test
    void a_file_goes_in_parts_and_its_end_is_said() throws Exception {
        try (var daemon = new Played(tcp(), spoken(CONTENT.length), "stream: OK\0")) {
            assertThat(daemon.clamd().scan(content(), ENOUGH)).isEmpty();
            byte[] heard = daemon.heard();
            assertThat(new String(heard, 0, 10, StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            assertThat(ByteBuffer.wrap(heard).getInt(10)).isEqualTo(65_536);
            assertThat(ByteBuffer.wrap(heard).getInt(heard.length - 4)).isZero();
        }
    }

    @Test
    void what_was_found_is_told_over_a_socket_of_unix_too() throws Exception {
        var address = UnixDomainSocketAddress.of(folder.resolve("clamd.ctl"));
        try (var daemon = new Played(address, spoken(CONTENT.length), "stream: Eicar-Signature FOUND\0")) {
            assertThat(daemon.clamd().scan(content(), ENOUGH)).hasValue("Eicar-Signature");
        }
    }

    @Test
    void what_is_no_judgement_is_none() throws Exception {
        for (String answer : new String[] {"INSTREAM size limit exceeded. ERROR\0", "stream: OK", "\0", ""}) {
            try (var daemon = new Played(tcp(), spoken(CONTENT.length), answer)) {
                assertThatThrownBy(() -> daemon.clamd().scan(content(), SOON)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void silence_ends_in_time_and_who_is_not_there_is_told_at_once() throws Exception {
        Clamd gone;
        try (var daemon = new Played(tcp(), 10, null)) {
            gone = daemon.clamd();
            assertThatThrownBy(() -> daemon.clamd().ping(SOON)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> gone.ping(ENOUGH)).isInstanceOf(IOException.class);
    }

    @Test
    void it_says_whether_it_is_there() throws Exception {
        try (var daemon = new Played(tcp(), "zPING\0".length(), "PONG\0")) {
            daemon.clamd().ping(ENOUGH);
            assertThat(daemon.heard()).isEqualTo("zPING\0".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void an_address_that_means_nothing_is_refused_at_the_start() {
        for (String address : new String[] {"localhost:3310", "tcp:localhost", "unix:clamd.ctl", ""}) {
            assertThatThrownBy(() -> Clamd.at(address)).isInstanceOf(IllegalStateException.class);
        }
    }
}
