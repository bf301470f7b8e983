package org.dilmun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is one country's sits in its folder: neither its name nor its money, bodies or numbers stand in code, pages or texts. */
class CountryIsDataTest {

    private static final Path HOUSE = Path.of("..");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|xhtml|properties|css|js|sql|xml|json)");
    private static final Pattern BAHRAIN =
            Pattern.compile("Bahrain|BHD|\\bBHR\\b|البحرين|د\\.ب\\.|\"iga\"|\"bh\"(?!\\))|Asia/|\\+973");

    @Test
    void nothing_of_bahrain_stands_outside_its_folder() throws IOException {
        assertThat(mentions()).isEmpty();
    }

    private static List<String> mentions() throws IOException {
        try (Stream<Path> files = Stream.of("domain", "ejb", "web")
                .map(module -> HOUSE.resolve(module).resolve("src/main"))
                .flatMap(CountryIsDataTest::walk)) {
            return files.filter(
                            file -> TEXT.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !file.toString().replace('\\', '/').contains("/resources/country/"))
                    .flatMap(CountryIsDataTest::mentions)
                    .toList();
        }
    }

    private static Stream<String> mentions(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> BAHRAIN.matcher(line).find())
                    .map(line -> file.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
