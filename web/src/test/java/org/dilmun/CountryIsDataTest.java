package org.dilmun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is one country's sits in its folder: neither its name nor its money, bodies or numbers stand in code, pages, texts or descriptions. */
class CountryIsDataTest {

    private static final Path HOUSE = Path.of("..");
    private static final Pattern NO_TEXT = Pattern.compile(".*\\.(png|ttf|woff2)");
    /** But for the country that serves where none is set. */
    private static final Pattern BAHRAIN = Pattern.compile(
            "Bahrain|BHD|\\bBHR\\b|البحرين|د\\.ب\\.|\\biga\\b|\\bIDC-|(?<!defaultValue = )\"bh\"|Asia/|\\+973");

    @ParameterizedTest
    @ValueSource(strings = {"domain", "ejb", "web"})
    void nothing_of_bahrain_stands_outside_its_folder(String module) throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE.resolve(module).resolve("src/main"))) {
            List<String> mentions = files.filter(CountryIsDataTest::told)
                    .flatMap(CountryIsDataTest::mentions)
                    .toList();
            assertThat(mentions).isEmpty();
        }
    }

    private static boolean told(Path file) {
        return Files.isRegularFile(file)
                && !NO_TEXT.matcher(file.getFileName().toString()).matches()
                && !file.toString().replace('\\', '/').contains("/resources/country/");
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
}
