package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a run leaves its logs and what else it writes; each process that runs tests has a folder of its own. */
final class Output {

    private Output() {}

    static Path folder() {
        try {
            return Files.createDirectories(Path.of(System.getProperty("test.output")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
