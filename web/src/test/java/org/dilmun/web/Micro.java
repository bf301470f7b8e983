package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

        private final PostBox postBox;

        Platform(Gateway gateway, Scanner scanner, PostBox postBox, Path importFolder) {
            super("micro-it", freePort(), settings(gateway, scanner, postBox, importFolder), "--nocluster");
            this.gateway = gateway;
            this.scanner = scanner;
            this.postBox = postBox;
            this.importFolder = importFolder;
            awaitReady();
        }

        private static Map<String, String> settings(
                Gateway gateway, Scanner scanner, PostBox postBox, Path importFolder) {
            var settings = new HashMap<>(postBox.settings());
            settings.put("DILMUN_PROFILE", "demo");
            settings.put("DILMUN_ANALYTICS_SECONDS", "1");
            settings.put("DILMUN_METRICS_TOKEN", METRICS_TOKEN);
            settings.put("DILMUN_DB_URL", "jdbc:h2:mem:it;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
            settings.put("DILMUN_IMPORT_FOLDER", importFolder.toString());
            settings.put("DILMUN_CLAMD", scanner.address());
            settings.put("DILMUN_GATEWAY_URL", gateway.url().toString());
            settings.put("DILMUN_GATEWAY_SECRET", gateway.secret());
            return settings;
        }

        public PostBox postBox() {
            return postBox;
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
                return new Platform(
                        new Gateway(), new Scanner(), new PostBox(), Files.createTempDirectory("dilmun-imports"));
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
