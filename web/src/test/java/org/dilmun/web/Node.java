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

    /**
     * How the process is run.
     *
     * @param jvm options of Java
     * @param war what it deploys; null: nothing
     */
    public record Setup(List<String> jvm, String war) {

        /** For tests: little memory, and up soon. */
        static Setup quick() {
            return quick(Path.of(System.getProperty("war")));
        }

        static Setup quick(Path war) {
            return new Setup(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), war.toString());
        }
    }

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
        this(Setup.quick(), name, port, environment, options);
    }

    /** As the other, run in a way of its own. */
    public Node(Setup setup, String name, int port, Map<String, String> environment, String... options) {
        super(port);
        this.name = name;
        Path output = Output.folder();
        log = output.resolve(name + ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setup.jvm());
        command.addAll(List.of(
                "-Dhazelcast.phone.home.enabled=false",
                "-Ddilmun.http.port=" + port,
                "-jar",
                System.getProperty("micro.jar"),
                "--disablephonehome",
                "--prebootcommandfile",
                System.getProperty("micro.preboot"),
                "--port",
                Integer.toString(port)));
        if (setup.war() != null) {
            command.addAll(List.of("--deploy", setup.war()));
        }
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(output.toFile());
        builder.environment().keySet().removeIf(setting -> setting.startsWith("DILMUN_"));
        builder.environment().put("DILMUN_DEMO_PEOPLE", "50"); // enough to be there, and soon
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

    /** The operating system's view of it. */
    public ProcessHandle process() {
        return process.toHandle();
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
        awaitEnd();
    }

    /** Asks it to end, and waits until it has. */
    public void end() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
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
