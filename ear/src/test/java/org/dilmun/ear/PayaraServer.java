package org.dilmun.ear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Payara Server with a domain of this run: a copy of the one that it is delivered with, on free ports of the loopback
 * address. The command that starts it stays in the foreground, so that server and command are ours to end.
 */
final class PayaraServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Path OUTPUT = Path.of(System.getProperty("test.output"));
    private static final String JAVA_HOME = System.getProperty("java.home");

    private final Path home = Path.of(System.getProperty("payara.home"));
    private final Path domain = OUTPUT.resolve("domains/domain1");
    private final Path log = OUTPUT.resolve("payara-server.log");
    private final int adminPort = Portal.freePort();
    private final int httpPort = Portal.freePort();
    private final Process process;

    /** @param environment the settings of the applications that are going to be deployed */
    PayaraServer(Map<String, String> environment) throws IOException {
        assertThat(home.resolve("glassfish/lib/client/appserver-cli.jar"))
                .as("Payara Server is missing at %s: mvn verify unpacks it there", home)
                .exists();
        copyDomain();
        var builder = asadmin("start-domain", "--domaindir", domain.getParent().toString(), "--verbose", "domain1");
        builder.environment().keySet().removeIf(setting -> setting.startsWith("DILMUN_"));
        builder.environment().put("DILMUN_DEMO_PEOPLE", "50"); // enough to be there, and soon
        builder.environment().putAll(environment);
        process = builder.redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroyForcibly));
        awaitStarted();
    }

    private void copyDomain() throws IOException {
        Path original = home.resolve("glassfish/domains/domain1");
        delete(domain);
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path copy = domain.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path configuration = domain.resolve("config/domain.xml");
        Files.writeString(configuration, onFreePorts(Files.readString(configuration)));
    }

    private String onFreePorts(String xml) {
        String moved = xml.replace("0.0.0.0", "127.0.0.1")
                .replace("<network-listener port=", "<network-listener address=\"127.0.0.1\" port=")
                .replace("das-port=\"4900\"", "das-port=\"" + Portal.freePort() + "\" das-bind-address=\"127.0.0.1\"")
                .replace("value=\"7676\"", "value=\"" + Portal.freePort() + "\"")
                .replace("port=\"4848\"", "port=\"" + adminPort + "\"")
                .replace("port=\"8080\"", "port=\"" + httpPort + "\"")
                .replace("<jvm-options>-server</jvm-options>", "<jvm-options>-XX:TieredStopAtLevel=1</jvm-options>")
                .replace("=6666<", "=" + Portal.freePort() + "<");
        for (String port : List.of("8181", "3700", "3820", "3920", "8686")) {
            moved = Pattern.compile("port=\"" + port + "\"")
                    .matcher(moved)
                    .replaceAll("port=\"" + Portal.freePort() + "\"");
        }
        return moved;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private ProcessBuilder asadmin(String... arguments) {
        var command = Stream.concat(
                        Stream.of(
                                Path.of(JAVA_HOME, "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                home.resolve("glassfish/lib/client/appserver-cli.jar")
                                        .toString(),
                                "--interactive=false"),
                        Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AS_JAVA", JAVA_HOME);
        return builder;
    }

    private void awaitStarted() throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        var administration = new Portal(adminPort);
        while (Instant.now().isBefore(limit) && process.isAlive()) {
            if (answers(administration)) {
                return;
            }
            pause(process);
        }
        close();
        throw new IllegalStateException("Payara Server did not start:\n" + log());
    }

    private static boolean answers(Portal administration) {
        try {
            administration.get("/__asadmin/version");
            return true;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void pause(Process process) {
        try {
            process.waitFor(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException with what the server said, if it does not deploy it */
    Portal deploy(Path archive) throws IOException {
        Path said = OUTPUT.resolve("payara-deploy.log");
        Process deploy = asadmin("--port", Integer.toString(adminPort), "deploy", archive.toString())
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!deploy.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || deploy.exitValue() != 0) {
                throw new IllegalStateException("not deployed:\n" + Files.readString(said) + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            deploy.destroyForcibly();
        }
        return new Portal(httpPort);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** @return what the log calls severe; SLF4J, which has nowhere to log to, says so on the error output */
    List<String> severe() throws IOException {
        return Stream.of(log().split("\\|#]"))
                .filter(entry -> entry.contains("|SEVERE|") && !entry.contains("SLF4J(W)"))
                .toList();
    }

    @Override
    public void close() {
        List<ProcessHandle> server = process.descendants().toList();
        server.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void destroyForcibly() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
