package org.dilmun.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The published table of problems has every refusal of the code, and nothing else. */
class ProblemTypesTest {

    private static final Path FILE = Path.of("src/main/resources/org/dilmun/web/api/problems.properties");
    private static final String HEAD =
            "# Generated from the code (mvn -pl domain,ejb,web -am test -Dtest=ProblemTypesTest"
                    + " -Dproblems.write -Dsurefire.failIfNoSpecifiedTests=false).\n";

    private static final Pattern PROBLEM = Pattern.compile("super\\(\\s*Kind\\.([A-Z_]+),\\s*\"([^\"]+)\"");
    private static final Pattern NOT_FOUND = Pattern.compile("new NotFound\\(\\s*\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("\"(field-[a-z-]+)\"");

    private static Map<String, String> sources() {
        return Stream.of("domain", "ejb", "web")
                .flatMap(layer -> files(Path.of("..", layer, "src/main/java")))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        ProblemTypesTest::read,
                        (one, other) -> one + other));
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> kindsOfTheCode() {
        var kinds = new TreeMap<String, String>();
        sources().values().forEach(text -> {
            PROBLEM.matcher(text).results().forEach(found -> kinds.put(found.group(2), found.group(1)));
            FIELD.matcher(text).results().forEach(found -> kinds.put(found.group(1), "INVALID"));
            NOT_FOUND.matcher(text).results().forEach(found -> kinds.put(found.group(1) + "-not-found", "NOT_FOUND"));
        });
        return kinds;
    }

    /** {@code -Dproblems.write} writes the table anew. */
    @Test
    void the_table_is_that_of_the_code() throws IOException {
        String text = HEAD
                + kindsOfTheCode().entrySet().stream()
                        .map(row -> row.getKey() + "=" + row.getValue() + "\n")
                        .collect(Collectors.joining());
        if (System.getProperty("problems.write") != null) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE)).isEqualTo(text);
    }

    @Test
    void every_class_of_problem_has_a_row() {
        Map<String, String> sources = sources();
        Set<String> rowless = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.dilmun").stream()
                        .filter(type -> type.isAssignableTo(Problem.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(type -> !type.isEquivalentTo(NotFound.class))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !PROBLEM.matcher(sources.get(name)).find())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rowless).isEmpty();
    }

    @Test
    void each_code_comes_with_its_status() {
        var types = new ProblemTypes();
        assertThat(List.of("json-malformed", "token-missing", "access-refused", "service-not-found", "task-taken"))
                .extracting(types::status)
                .containsExactly(400, 401, 403, 404, 409);
        assertThat(List.of("request-changed-meanwhile", "body-too-large", "answers-refused", "version-missing"))
                .extracting(types::status)
                .containsExactly(412, 413, 422, 428);
        assertThat(List.of("calls-too-many", "unexpected", "till-closed", "http-415"))
                .extracting(types::status)
                .containsExactly(429, 500, 503, 415);
    }
}
