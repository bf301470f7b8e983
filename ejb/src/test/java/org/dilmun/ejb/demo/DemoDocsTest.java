package org.dilmun.ejb.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import org.dilmun.ejb.country.CountryFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documentation says of the demonstration is what the demonstration has. */
class DemoDocsTest {

    private static final Path DOCS = Path.of("..", "docs");

    private final CountryFiles files = new CountryFiles("bh");

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode documented() throws IOException {
        return new ObjectMapper().readTree(DOCS.resolve("demo.json").toFile());
    }

    @Test
    void the_people_of_the_json_are_those_of_the_data() throws IOException {
        assertThat(documented().path("password").asText()).isEqualTo(DemoPeople.PASSWORD);
        assertThat(list(documented().path("people")).stream().map(DemoDocsTest::person))
                .containsExactlyElementsOf(list(files.read("demo.yaml").content()).stream()
                        .map(DemoDocsTest::person)
                        .toList());
    }

    private static String person(JsonNode person) {
        var roles = list(person.path("roles")).stream()
                .map(role -> role.path("body").asText() + ":"
                        + role.path("role").asText().toLowerCase(Locale.ROOT))
                .toList();
        return person.path("personalNumber").asText() + person.path("name") + person.path("description") + roles;
    }

    @Test
    void the_clients_of_the_json_are_those_of_the_data() throws IOException {
        assertThat(documented().path("clients"))
                .isEqualTo(files.read("demo-clients.yaml").content());
    }

    @Test
    void the_relying_parties_of_the_json_are_those_of_the_data() throws IOException {
        assertThat(documented().path("relyingParties"))
                .isEqualTo(files.read("demo-relying-parties.yaml").content());
        List<String> lines = Files.readAllLines(DOCS.resolve("demo.md"));
        for (JsonNode party : documented().path("relyingParties")) {
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("| `%s` | `%s`"
                            .formatted(
                                    party.path("id").asText(),
                                    party.path("proof").asText())));
        }
    }

    @Test
    void the_page_names_each_person_and_each_client() throws IOException {
        List<String> lines = Files.readAllLines(DOCS.resolve("demo.md"));
        assertThat(lines).anyMatch(line -> line.contains(DemoPeople.PASSWORD));
        for (JsonNode person : files.read("demo.yaml").content()) {
            String start = "| %s | %s, %s |"
                    .formatted(
                            person.path("personalNumber").asText(),
                            person.path("name").path("ar").asText(),
                            person.path("name").path("en").asText());
            assertThat(lines).anyMatch(line -> line.startsWith(start));
        }
        for (JsonNode client : files.read("demo-clients.yaml").content()) {
            var scopes = list(client.path("scopes")).stream()
                    .map(scope -> "`" + scope.asText() + "`")
                    .toList();
            assertThat(lines)
                    .contains("| `%s` | `%s` | %s | %s |"
                            .formatted(
                                    client.path("id").asText(),
                                    client.path("secret").asText(),
                                    client.path("body").asText(),
                                    String.join(" ", scopes)));
        }
    }
}
