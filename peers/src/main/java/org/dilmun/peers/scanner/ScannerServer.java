package org.dilmun.peers.scanner;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The simulated scanner as a process of its own, on the loopback interface only. Commands begin with {@code z} and end with a zero byte,
 * as its answers do: {@code PING}, and {@code INSTREAM} with parts of a length of four bytes each, the last of length 0.
 */
public final class ScannerServer implements AutoCloseable {

    private static final int LONGEST_COMMAND = 64;

    /** As clamd's own {@code StreamMaxLength} unless it is set. */
    private static final long LONGEST_STREAM = 25L << 20;

    private final ServerSocket server;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    private ScannerServer(int port) throws IOException {
        server = new ServerSocket(port, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** Starts the scanner on the port of its environment ({@code PEERS_SCANNER_PORT}); one line on the output tells it. */
    public static void main(String[] args) throws IOException {
        ScannerServer scanner = start(Integer.parseInt(System.getenv().getOrDefault("PEERS_SCANNER_PORT", "3310")));
        Runtime.getRuntime().addShutdownHook(new Thread(scanner::close));
        System.out.println("Simulated virus scanner: 127.0.0.1:" + scanner.port());
    }

    /** @param port 0 takes any that is free */
    static ScannerServer start(int port) throws IOException {
        var scanner = new ScannerServer(port);
        scanner.workers.execute(scanner::accept);
        return scanner;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                workers.execute(() -> answer(caller));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    System.err.println("No connection taken: " + e.getMessage());
                }
            }
        }
    }

    private static void answer(Socket caller) {
        try (caller;
                var in = new DataInputStream(caller.getInputStream())) {
            String command = command(in);
            String answer =
                    switch (command) {
                        case "PING" -> "PONG";
                        case "INSTREAM" -> judge(in);
                        default -> "UNKNOWN COMMAND";
                    };
            OutputStream out = caller.getOutputStream();
            out.write((answer + "\0").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            System.err.println("A caller went away: " + e.getMessage());
        }
    }

    private static String command(DataInputStream in) throws IOException {
        if (in.read() != 'z') {
            return "";
        }
        var command = new StringBuilder();
        for (int next = in.read(); next != 0; next = in.read()) {
            if (next < 0 || command.length() == LONGEST_COMMAND) {
                throw new EOFException("no command");
            }
            command.append((char) next);
        }
        return command.toString();
    }

    private static String judge(DataInputStream in) throws IOException {
        var signature = new Signature();
        long read = 0;
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            read += length;
            if (length < 0 || read > LONGEST_STREAM) {
                return "INSTREAM size limit exceeded. ERROR";
            }
            signature.look(in.readNBytes(length));
        }
        return signature.found() ? "stream: " + Signature.NAME + " FOUND" : "stream: OK";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("Not closed: " + e.getMessage());
        }
        workers.shutdownNow();
    }
}
