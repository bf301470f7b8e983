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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dilmun.peers.post.PostBox;

/**
 * Starts the simulated gateway, the simulated post box and the platform as processes of their own, with a secret that only gateway
 * and platform know, and says when they are ready. All of them end together: with the platform, or with the process that started
 * this one. Without the post box, whose port may be taken, the platform sends no e-mail and says so.
 *
 * <p>Arguments: ports of the platform, of the gateway and of the page of the post box, then the command line of the platform. Works
 * in the current directory, with its files in {@code data/}.
 */
public final class Demonstration {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final String GREETING = "Simulated payment gateway: ";
    private static final Pattern BOX = Pattern.compile("Simulated post box: (http://\\S+) smtp:(\\d+)");

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
        Optional<Matcher> box = demonstration.startPostBox(args[2]);
        List<String> command = Arrays.asList(args).subList(3, args.length);
        System.exit(demonstration.run(command, port, gateway.get(), secret, box));
    }

    private static ProcessBuilder java(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static String jar() {
        return Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
    }

    /** @return address of its page and port of its server; empty if it did not start, which it has said */
    private Optional<Matcher> startPostBox(String port) throws IOException {
        ProcessBuilder builder = java("-cp", jar(), PostBox.class.getName());
        builder.environment().put("PEERS_MAIL_PORT", "0");
        builder.environment().put("PEERS_MAIL_PAGE_PORT", port);
        Process process = start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
        return Optional.ofNullable(process.inputReader().readLine())
                .map(BOX::matcher)
                .filter(Matcher::matches);
    }

    /** @return its address; empty if it did not start */
    private Optional<String> startGateway(String port, String secret) throws IOException {
        ProcessBuilder builder = java("-jar", jar());
        builder.environment().put("PEERS_GATEWAY_PORT", port);
        builder.environment().put("PEERS_GATEWAY_SECRET", secret);
        Process process = start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
        String line = process.inputReader().readLine();
        return Optional.ofNullable(line)
                .filter(text -> text.startsWith(GREETING))
                .map(text -> text.substring(GREETING.length()));
    }

    /** @return exit value of the platform */
    private int run(List<String> command, int port, String gateway, String secret, Optional<Matcher> box)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DILMUN_GATEWAY_URL", gateway);
        builder.environment().put("DILMUN_GATEWAY_SECRET", secret);
        box.ifPresent(there -> {
            builder.environment().put("DILMUN_MAIL_HOST", "127.0.0.1");
            builder.environment().put("DILMUN_MAIL_PORT", there.group(2));
            builder.environment().put("DILMUN_MAIL_TLS", "none");
            builder.environment().put("DILMUN_MAIL_BOX_URL", there.group(1));
        });
        Process platform = start(builder);
        URI address = URI.create("http://localhost:" + port);
        new Welcome(address, gateway, box.map(there -> there.group(1)).orElse("none, so no e-mail leaves"))
                .awaitAndPrint(platform);
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
