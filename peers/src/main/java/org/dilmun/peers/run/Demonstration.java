package org.dilmun.peers.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the simulated gateway and the platform as processes of their own, with a secret that only the two know, and says
 * when they are ready. All of them end together: with the platform, or with the process that started this one.
 *
 * <p>Arguments: port of the platform, port of the gateway, then the command line of the platform. Works in the current
 * directory, with its files in {@code data/}.
 */
public final class Demonstration {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final String GREETING = "Simulated payment gateway: ";

    private final List<Process> processes = new ArrayList<>();

    private Demonstration() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.parseInt(args[0]);
        if (taken(port)) {
            System.err.println("Port " + port + " is already taken; another one: mvn -Prun -Ddilmun.http.port=9090");
            System.exit(1);
        }
        var demonstration = new Demonstration();
        Runtime.getRuntime().addShutdownHook(new Thread(demonstration::stop));
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRun(() -> System.exit(0));
        });
        String secret = Secret.in(Path.of("data", "gateway-secret"));
        Optional<String> gateway = demonstration.startGateway(args[1], secret);
        if (gateway.isEmpty()) {
            System.exit(1); // it has said why
        }
        List<String> command = Arrays.asList(args).subList(2, args.length);
        System.exit(demonstration.run(command, port, gateway.get(), secret));
    }

    /** @return its address; empty if it did not start */
    private Optional<String> startGateway(String port, String secret) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-jar",
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString());
        builder.environment().put("PEERS_GATEWAY_PORT", port);
        builder.environment().put("PEERS_GATEWAY_SECRET", secret);
        Process process = start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
        String line = process.inputReader().readLine();
        return Optional.ofNullable(line)
                .filter(text -> text.startsWith(GREETING))
                .map(text -> text.substring(GREETING.length()));
    }

    /** @return exit value of the platform */
    private int run(List<String> command, int port, String gateway, String secret)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DILMUN_GATEWAY_URL", gateway);
        builder.environment().put("DILMUN_GATEWAY_SECRET", secret);
        Process platform = start(builder);
        URI address = URI.create("http://localhost:" + port);
        new Welcome(address, gateway).awaitAndPrint(platform);
        return platform.waitFor();
    }

    private Process start(ProcessBuilder builder) throws IOException {
        synchronized (processes) {
            Process process = builder.start();
            processes.add(process);
            return process;
        }
    }

    private void stop() {
        synchronized (processes) {
            processes.forEach(Process::destroy);
            for (Process process : processes) {
                try {
                    if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                    }
                } catch (InterruptedException e) {
                    process.destroyForcibly();
                }
            }
        }
    }

    private static boolean taken(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // the port of a run that has just ended is free
            socket.bind(new InetSocketAddress((InetAddress) null, port));
            return false;
        } catch (java.net.BindException e) {
            return true;
        }
    }
}
