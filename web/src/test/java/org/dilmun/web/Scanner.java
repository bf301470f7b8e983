package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The simulated virus scanner, a process beside the platform that a test may take away for a while. */
public final class Scanner implements AutoCloseable {

    private static final String GREETING = "Simulated virus scanner: ";

    private final int port = Portal.freePort();
    private Process process;

    public Scanner() {
        start();
    }

    private void start() {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("peers.jar"),
                "org.dilmun.peers.scanner.ScannerServer"));
        builder.environment().put("PEERS_SCANNER_PORT", Integer.toString(port));
        builder.redirectError(Output.folder().resolve("scanner-it.log").toFile());
        try {
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            String line = process.inputReader().readLine();
            if (line == null || !line.startsWith(GREETING)) {
                throw new IllegalStateException("the scanner did not start, see scanner-it.log");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the platform's setting names it. */
    public String address() {
        return "tcp:127.0.0.1:" + port;
    }

    /** Does that while the scanner is away. */
    public void without(Runnable work) {
        close();
        try {
            work.run();
        } finally {
            start();
        }
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
