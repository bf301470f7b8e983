package org.dilmun.ejb.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The daemon of ClamAV over its socket (clamd(8): {@code zPING}, {@code zINSTREAM}). One connection a command, and whatever it does, it
 * ends in time: sockets of Unix know no time-out of their own, so none of the waits blocks.
 */
final class Clamd {

    private static final Pattern TCP = Pattern.compile("tcp:(.+):(\\d{1,5})");
    private static final Pattern UNIX = Pattern.compile("unix:(/.+)");
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final String CLEAN = "stream: OK";
    private static final int PART = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;

    private final SocketAddress address;

    private Clamd(SocketAddress address) {
        this.address = address;
    }

    /** @param address {@code tcp:host:port} or {@code unix:/path} */
    static Clamd at(String address) {
        Matcher unix = UNIX.matcher(address);
        if (unix.matches()) {
            return new Clamd(UnixDomainSocketAddress.of(unix.group(1)));
        }
        Matcher tcp = TCP.matcher(address);
        if (!tcp.matches()) {
            throw new IllegalStateException("dilmun.clamd is " + address + ", neither tcp:host:port nor unix:/path");
        }
        return new Clamd(new InetSocketAddress(tcp.group(1), Integer.parseInt(tcp.group(2))));
    }

    /**
     * @return what was found in it; empty if nothing
     * @throws IOException if there is no judgement in that time
     */
    Optional<String> scan(InputStream content, Duration atMost) throws IOException {
        try (var connection = new Connection(atMost)) {
            String answer = connection.judge(content);
            Matcher found = FOUND.matcher(answer);
            if (found.matches()) {
                return Optional.of(found.group(1));
            }
            if (!answer.equals(CLEAN)) {
                throw new IOException("clamd says: " + answer);
            }
            return Optional.empty();
        }
    }

    /** @throws IOException if it does not answer in that time */
    void ping(Duration atMost) throws IOException {
        try (var connection = new Connection(atMost)) {
            connection.send(command("PING"));
            String answer = connection.answer();
            if (!answer.equals("PONG")) {
                throw new IOException("clamd says: " + answer);
            }
        }
    }

    private static ByteBuffer command(String name) {
        return ByteBuffer.wrap(("z" + name + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private final class Connection implements AutoCloseable {

        private final long end;
        private final SocketChannel channel;
        private final Selector selector;

        Connection(Duration atMost) throws IOException {
            end = System.nanoTime() + atMost.toNanos();
            channel = address instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            try {
                selector = Selector.open();
                channel.configureBlocking(false);
                if (!channel.connect(address)) {
                    do {
                        await(SelectionKey.OP_CONNECT);
                    } while (!channel.finishConnect());
                }
            } catch (IOException | RuntimeException e) {
                close();
                throw e instanceof IOException failed ? failed : new IOException(e);
            }
        }

        String judge(InputStream content) throws IOException {
            send(command("INSTREAM"));
            byte[] part = new byte[PART];
            var sent = ByteBuffer.allocate(Integer.BYTES + PART);
            try {
                for (int read = content.read(part); read >= 0; read = content.read(part)) {
                    if (read > 0) { // a part of nothing is the end
                        send(sent.clear().putInt(read).put(part, 0, read).flip());
                    }
                }
                send(sent.clear().putInt(0).flip());
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (
                    IOException closed) { // it says why before it closes: what is longer than its own limit it does not
                // read
                return answer();
            }
            return answer();
        }

        void send(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        /** Up to the zero that ends it. */
        String answer() throws IOException {
            var answer = new ByteArrayOutputStream();
            var read = ByteBuffer.allocate(256);
            while (answer.size() < LONGEST_ANSWER) {
                int count = channel.read(read.clear());
                if (count < 0) {
                    throw new IOException("clamd closed the connection");
                }
                for (int i = 0; i < count; i++) {
                    byte next = read.get(i);
                    if (next == 0) {
                        return answer.toString(StandardCharsets.UTF_8);
                    }
                    answer.write(next);
                }
                if (count == 0) {
                    await(SelectionKey.OP_READ);
                }
            }
            throw new IOException("clamd does not end its answer");
        }

        private void await(int what) throws IOException {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("clamd does not answer in time");
            }
            channel.register(selector, what);
            selector.select(left);
            selector.selectedKeys().clear();
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (selector != null) {
                selector.close();
            }
        }
    }
}
