package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of Payara Micro with the packaged WAR, used as a black box. It ends with the tests, whatever happens to them. */
public class Node extends Portal implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final String name;
    private final Path log;
    private final Process process;

    /**
     * Starts the process and does not wait for it.
     *
     * @param name of its log under {@code target}
     * @param environment the settings; whatever {@code DILMUN_…} the tests themselves run with stays outside
     * @param options of Payara Micro
     */
    public Node(String name, int port, Map<String, String> environment, String... options) {
        this(Path.of(System.getProperty("war")), name, port, environment, options);
    }

    /** The same with another WAR than that of this build. */
    Node(Path war, String name, int port, Map<String, String> environment, String... options) {
        super(port);
        this.name = name;
        Path output = Path.of(System.getProperty("test.output"));
        log = output.resolve(name + ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Ddilmun.http.port=" + port,
                "-jar",
                System.getProperty("micro.jar"),
                "--disablephonehome",
                "--prebootcommandfile",
                System.getProperty("micro.preboot"),
                "--port",
                Integer.toString(port),
                "--deploy",
                war.toString()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(output.toFile());
        builder.environment().keySet().removeIf(setting -> setting.startsWith("DILMUN_"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    public void awaitReady() {
        await("ready", this::ready);
    }

    /** @throws IllegalStateException with the log if that does not come, or the process ends before */
    public void await(String what, BooleanSupplier condition) {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(limit) && process.isAlive()) {
            if (condition.getAsBoolean()) {
                return;
            }
            pause();
        }
        process.destroyForcibly();
        throw new IllegalStateException(name + " is not " + what + ":\n" + log());
    }

    private void pause() {
        try {
            process.waitFor(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a loss of power does: nothing is said to anybody. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
