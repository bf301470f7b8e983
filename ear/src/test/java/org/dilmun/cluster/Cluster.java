package org.dilmun.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.dilmun.ejb.persistence.DilmunDataSource;
import org.dilmun.ejb.persistence.MariaDbServer;
import org.dilmun.web.Gateway;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** A cluster of this run, on free ports, made and worked by the very scripts that an operator has. */
final class Cluster implements AutoCloseable {

    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final Path OUTPUT = Path.of(System.getProperty("test.output"));

    private final Path home = OUTPUT.resolve("cluster-" + System.currentTimeMillis());
    private final int proxyPort = Portal.freePort();
    private final int ports = freeThousand();
    private final Map<String, String> settings = new HashMap<>();

    private final Gateway gateway;

    /** @param galera three database servers in place of one */
    Cluster(boolean galera) throws IOException, SQLException {
        gateway = new Gateway();
        settings.put("CLUSTER_HOME", home.toString());
        settings.put("CLUSTER_PAYARA", System.getProperty("payara.home"));
        settings.put("CLUSTER_EAR", System.getProperty("ear"));
        settings.put("CLUSTER_HTTP_PORT", Integer.toString(proxyPort));
        settings.put("CLUSTER_PORTS", Integer.toString(ports));
        settings.put("CLUSTER_DATABASE", galera ? "galera" : "single");
        settings.put("CLUSTER_BUFFER_POOL", "256M");
        settings.put("DILMUN_DATA_KEY", KEY);
        settings.put("DILMUN_GATEWAY_URL", gateway.url().toString());
        settings.put("DILMUN_GATEWAY_SECRET", gateway.secret());
        settings.put("DILMUN_API_CALLS_PER_MINUTE", "100000");
        requireOnPath("haproxy", "haproxy");
        requireOnPath("socat", "socat");
        if (galera) {
            requireOnPath("mariadbd", "mariadb-server galera-4");
        } else if (!onPath("mariadbd")) {
            settings.put("DILMUN_DB_URL", MariaDbServer.durable().createDatabase("cluster"));
            settings.put("DILMUN_DB_USER", "root");
            settings.put("DILMUN_DB_PASSWORD", "");
        }
    }

    private static void requireOnPath(String program, String packages) {
        assertThat(onPath(program))
                .as("%s is needed on the PATH: apt-get install %s", program, packages)
                .isTrue();
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
                .anyMatch(folder -> Files.isExecutable(Paths.get(folder, program)));
    }

    /** Below the ports that the system gives out by itself. */
    private static int freeThousand() {
        return 20_000 + 1_000 * (int) (ProcessHandle.current().pid() % 10);
    }

    /** @throws AssertionError with all that it said, if the command does not end well */
    void run(String... command) {
        var line = new ArrayList<>(List.of(System.getProperty("cluster.script")));
        line.addAll(List.of(command));
        Path said = OUTPUT.resolve("cluster-" + command[0] + ".log");
        try {
            Process process = command(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                    .start();
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended && process.exitValue() == 0)
                    .as("cluster %s:\n%s", String.join(" ", command), Files.readString(said))
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder command(List<String> line) {
        var builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("DILMUN_") || name.startsWith("CLUSTER_"));
        builder.environment().putAll(settings);
        return builder;
    }

    int proxyPort() {
        return proxyPort;
    }

    /** @return as the nodes connect to it */
    DilmunDataSource database() throws IOException {
        if (settings.containsKey("DILMUN_DB_URL")) {
            return DilmunDataSource.of(settings::get);
        }
        boolean galera = settings.get("CLUSTER_DATABASE").equals("galera");
        return server(galera ? 0 : 1);
    }

    /** @param number of a server of our own; 0: whichever the proxy chooses */
    DilmunDataSource server(int number) throws IOException {
        String password = Files.readAllLines(home.resolve("secrets")).stream()
                .filter(line -> line.startsWith("DATABASE_PASSWORD="))
                .map(line -> line.replaceAll("^[^']*'|'.*$", ""))
                .findFirst()
                .orElseThrow();
        var source = new DilmunDataSource();
        source.setUrl("jdbc:mariadb://127.0.0.1:" + (ports + 600 + number) + "/dilmun?sslMode=disable");
        source.setUser("dilmun");
        source.setPassword(password);
        return source;
    }

    @Override
    public void close() {
        try (gateway) {
            run("down");
        }
    }
}
