package org.dilmun.web;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The packaged WAR on Payara Micro with an empty database, started once for the whole test run and used as a black box. */
public class Micro implements BeforeAllCallback, ParameterResolver {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    /** The running platform. */
    public static final class Platform implements AutoCloseable {

        private final Process process;
        private final Gateway gateway;
        private final URI base;
        private final HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();

        Platform() throws IOException {
            int port = freePort();
            base = URI.create("http://127.0.0.1:" + port);
            gateway = new Gateway();
            Path log = Path.of(System.getProperty("test.output"), "micro-it.log");
            var builder = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    System.getProperty("micro.jar"),
                    "--nocluster",
                    "--disablephonehome",
                    "--port",
                    Integer.toString(port),
                    "--deploy",
                    System.getProperty("war")));
            builder.environment().put("DILMUN_PROFILE", "demo");
            builder.environment().put("DILMUN_ANALYTICS_SECONDS", "1");
            builder.environment()
                    .put("DILMUN_DB_URL", "jdbc:h2:mem:it;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
            builder.environment().put("DILMUN_GATEWAY_URL", gateway.url().toString());
            builder.environment().put("DILMUN_GATEWAY_SECRET", gateway.secret());
            builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .directory(new File(System.getProperty("test.output")));
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitReady(log);
        }

        private void awaitReady(Path log) throws IOException {
            Instant limit = Instant.now().plus(START_LIMIT);
            while (Instant.now().isBefore(limit) && process.isAlive()) {
                if (ready()) {
                    return;
                }
                pause();
            }
            process.destroyForcibly();
            throw new IllegalStateException("the platform did not start:\n" + Files.readString(log));
        }

        /** Both: the server answers health before our check is there, and our check before its pages are mapped. */
        private boolean ready() {
            try {
                return get("/health/ready").body().contains("\"dilmun\"")
                        && get("/ar").statusCode() == 200;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        }

        private void pause() {
            try {
                process.waitFor(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public Gateway gateway() {
            return gateway;
        }

        public URI at(String path) {
            return base.resolve(path);
        }

        public HttpResponse<String> get(String path, String... headers) {
            var request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(60));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request.build());
        }

        public HttpResponse<String> send(HttpRequest request) {
            try {
                return client.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            gateway.close();
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }

    private static Platform platform(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Platform.class, key -> start(), Platform.class);
    }

    private static Platform start() {
        try {
            return new Platform();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        platform(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return platform(context);
    }
}
