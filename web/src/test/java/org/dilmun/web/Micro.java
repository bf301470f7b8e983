package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The packaged WAR on Payara Micro with an empty database, started once for the whole test run and used as a black box. */
public class Micro implements BeforeAllCallback, ParameterResolver {

    static final String METRICS_TOKEN = "of-the-collector";

    /** The running platform. */
    public static final class Platform extends Node {

        private final Gateway gateway;

        private final Scanner scanner;

        private final Path importFolder;

        Platform(Gateway gateway, Scanner scanner, Path importFolder) {
            super(
                    "micro-it",
                    freePort(),
                    Map.of(
                            "DILMUN_PROFILE",
                            "demo",
                            "DILMUN_ANALYTICS_SECONDS",
                            "1",
                            "DILMUN_METRICS_TOKEN",
                            METRICS_TOKEN,
                            "DILMUN_DB_URL",
                            "jdbc:h2:mem:it;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                            "DILMUN_IMPORT_FOLDER",
                            importFolder.toString(),
                            "DILMUN_CLAMD",
                            scanner.address(),
                            "DILMUN_GATEWAY_URL",
                            gateway.url().toString(),
                            "DILMUN_GATEWAY_SECRET",
                            gateway.secret()),
                    "--nocluster");
            this.gateway = gateway;
            this.scanner = scanner;
            this.importFolder = importFolder;
            awaitReady();
        }

        public Gateway gateway() {
            return gateway;
        }

        public Scanner scanner() {
            return scanner;
        }

        /** Where an operator of the platform puts files of people. */
        public Path importFolder() {
            return importFolder;
        }

        @Override
        public void close() {
            super.close();
            gateway.close();
            scanner.close();
        }
    }

    private static Platform platform(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Platform.class, key -> start(), Platform.class);
    }

    private static Platform start() {
        try {
            return new Platform(new Gateway(), new Scanner(), Files.createTempDirectory("dilmun-imports"));
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
