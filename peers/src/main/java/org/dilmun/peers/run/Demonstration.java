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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.dilmun.peers.post.PostBox;

/**
 * Starts the simulated gateways (cards, a wallet, a bank), the simulated post box and the platform as processes of their own, with secrets
 * that only each gateway and the platform know, and says when they are ready. All of them end together: with the platform, or with the process that started
 * this one. Without the post box, whose port may be taken, the platform sends no e-mail and says so.
 *
 * <p>Arguments: ports of the platform, of the card gateway, the wallet, the bank and the page of the post box, then the command line of the
 * platform. Works in the current directory, with its files in {@code data/}.
 */
public final class Demonstration {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int FIXED_ARGUMENTS = 5;
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
        var gateways = new ArrayList<Gateway>();
        for (String[] each :
                new String[][] {{"card", "card", args[1]}, {"wallet", "wallet", args[2]}, {"bank", "transfer", args[3]}
                }) {
            Optional<Gateway> gateway = demonstration.startGateway(each[0], each[1], each[2]);
            if (gateway.isEmpty()) {
                System.exit(1); // it has said why
            }
            gateways.add(gateway.get());
        }
        Optional<Matcher> box = demonstration.startPostBox(args[4]);
        List<String> command = Arrays.asList(args).subList(FIXED_ARGUMENTS, args.length);
        System.exit(demonstration.run(command, port, gateways, box));
    }

    /**
     * A simulated gateway that runs.
     *
     * @param code by which the platform knows it
     */
    private record Gateway(String code, String address, String secret) {

        void tell(Map<String, String> platform) {
            String prefix = "DILMUN_GATEWAY_" + code.toUpperCase(Locale.ROOT);
            platform.put(prefix + "_URL", address);
            platform.put(prefix + "_SECRET", secret);
        }
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

    /**
     * @param kind what it plays
     * @param code by which the platform knows it
     * @return empty if it did not start
     */
    private Optional<Gateway> startGateway(String kind, String code, String port) throws IOException {
        String secret = Secret.in(Path.of("data", kind.equals("card") ? "gateway-secret" : kind + "-secret"));
        ProcessBuilder builder = java("-jar", jar());
        builder.environment().put("PEERS_GATEWAY_KIND", kind);
        builder.environment().put("PEERS_GATEWAY_PORT", port);
        builder.environment().put("PEERS_GATEWAY_SECRET", secret);
        Process process = start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
        return Optional.ofNullable(process.inputReader().readLine())
                .filter(text -> text.startsWith(GREETING))
                .map(text -> new Gateway(code, text.substring(GREETING.length()), secret));
    }

    /** @return exit value of the platform */
    private int run(List<String> command, int port, List<Gateway> gateways, Optional<Matcher> box)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).inheritIO();
        gateways.forEach(gateway -> gateway.tell(builder.environment()));
        box.ifPresent(there -> {
            builder.environment().put("DILMUN_MAIL_HOST", "127.0.0.1");
            builder.environment().put("DILMUN_MAIL_PORT", there.group(2));
            builder.environment().put("DILMUN_MAIL_TLS", "none");
            builder.environment().put("DILMUN_MAIL_BOX_URL", there.group(1));
        });
        Process platform = start(builder);
        URI address = URI.create("http://localhost:" + port);
        new Welcome(
                        address,
                        gateways.stream().map(Gateway::address).collect(Collectors.joining(", ")),
                        box.map(there -> there.group(1)).orElse("none, so no e-mail leaves"))
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
