package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The simulated payment gateway, a process beside the platform with a secret of this run and an empty journal. */
public final class Gateway implements AutoCloseable {

    private static final String GREETING = "Simulated payment gateway: ";

    private final String secret = randomSecret();
    private final Path journal;
    private final Process process;
    private final URI url;

    public Gateway() throws IOException {
        this("card");
    }

    /** @param kind {@code card}, {@code wallet} or {@code bank} */
    public Gateway(String kind) throws IOException {
        Path output = Output.folder();
        journal = output.resolve(kind + "-gateway-journal.jsonl");
        Files.deleteIfExists(journal);
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("peers.jar")));
        builder.environment().put("PEERS_GATEWAY_KIND", kind);
        builder.environment().put("PEERS_GATEWAY_PORT", "0");
        builder.environment().put("PEERS_GATEWAY_SECRET", secret);
        builder.environment().put("PEERS_GATEWAY_JOURNAL", journal.toString());
        builder.environment().put("PEERS_GATEWAY_LATE_SECONDS", "1");
        builder.redirectError(output.resolve(kind + "-gateway-it.log").toFile());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String line = process.inputReader().readLine();
        if (line == null || !line.startsWith(GREETING)) {
            throw new IllegalStateException("the gateway did not start, see " + kind + "-gateway-it.log");
        }
        url = URI.create(line.substring(GREETING.length()));
    }

    public URI url() {
        return url;
    }

    public String secret() {
        return secret;
    }

    /** @return how often its books name that reference */
    public long mentions(String reference) {
        try (var lines = Files.lines(journal)) {
            return lines.filter(line -> line.contains(reference)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String randomSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
