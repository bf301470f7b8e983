package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The packaged WAR on Payara Micro with an empty database, started once for each process that runs tests and used as a black box. */
public class Micro implements ParameterResolver {

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
    }

    /** Not in a store of JUnit: where several processes run the tests, that lasts for one class. It ends with the process. */
    private static final class Started {

        private static final Platform ONLY = start();

        private static Platform start() {
            try {
                return new Platform(new Gateway(), new Scanner(), Files.createTempDirectory("dilmun-imports"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Started.ONLY;
    }
}
