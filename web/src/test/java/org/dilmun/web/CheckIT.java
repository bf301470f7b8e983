package org.dilmun.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The services of a country's folder are checked by the WAR itself. */
class CheckIT {

    private static final Path SHIPPED = Path.of(System.getProperty("countries"), "saint-brendan");

    private record Ended(int code, String said) {}

    private static Ended check(String folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("war"),
                        "check",
                        folder)
                .redirectErrorStream(true);
        builder.environment().put("DILMUN_SERVER", System.getProperty("micro.jar"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    @Test
    void a_sound_folder_is_said_to_be_sound() throws Exception {
        assertThat(check(SHIPPED.toString())).satisfies(ended -> {
            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(ended.said()).contains("services: 10, no mistake");
        });
        assertThat(check("bh").said()).contains("services: 249, no mistake");
    }

    @Test
    void each_mistake_is_named_by_file_line_and_column_with_a_hint(@TempDir Path folder) throws Exception {
        try (var files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path permit = folder.resolve("services/fisheries/fishing-permit.yaml");
        Files.writeString(permit, Files.readString(permit).replaceFirst("(?m)^category:", "categori:"));
        assertThat(check(folder.toString())).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.said())
                    .containsPattern(
                            "fishing-permit\\.yaml:\\d+:1: the file has no key categori; did you mean 'category'\\?");
        });
        assertThat(check(folder.resolve("nowhere").toString()).said()).contains("nowhere/country.yaml: is missing");
    }
}
