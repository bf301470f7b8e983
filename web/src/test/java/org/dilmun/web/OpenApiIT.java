package org.dilmun.web;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.web.Micro.Platform;
import org.dilmun.web.site.AccessMatrix;

import static org.assertj.core.api.Assertions.assertThat;

/** The published description of the API: complete, clean, and the only one. {@link ApiClient} holds it against the answers. */
@ExtendWith(Micro.class)
class OpenApiIT {

    private static final Path LINT = Path.of("src/test/openapi-lint");

    private final Platform platform;
    private final Contract contract;

    OpenApiIT(Platform platform) {
        this.platform = platform;
        this.contract = Contract.of(platform);
    }

    @Test
    void every_operation_of_the_code_is_described_and_no_other() {
        var described = new TreeSet<String>();
        contract.operations().forEach(operation -> described.add(operation.getKey()));
        var coded = AccessMatrix.ofTheCode().rows().stream()
                .filter(row -> !row.isPage())
                .map(row -> row.method() + " " + row.address())
                .collect(Collectors.toCollection(TreeSet::new));
        coded.add("POST /oauth2/token"); // a servlet
        assertThat(described).isEqualTo(coded);
    }

    @Test
    void every_operation_says_what_it_does_takes_and_answers_with_an_example_of_each() {
        var lacking = new TreeSet<String>();
        contract.operations().forEach(operation -> {
            JsonNode said = operation.getValue();
            if (said.path("summary").asText().isBlank()
                    || said.path("description").asText().isBlank()) {
                lacking.add(operation.getKey() + " has no summary or description");
            }
            Contract.fields(said.path("responses")).forEach(answer -> {
                if (!answer.getKey().equals("204")
                        && lacksExample(answer.getValue().path("content"))) {
                    lacking.add(operation.getKey() + " has no example of " + answer.getKey());
                }
            });
            if (said.has("requestBody") && lacksExample(said.path("requestBody").path("content"))) {
                lacking.add(operation.getKey() + " has no example of its body");
            }
            boolean writes = operation.getKey().startsWith("POST")
                    && !said.path("x-reads").asBoolean();
            if (writes && !operation.getKey().endsWith("token")) {
                boolean keyed = said.path("parameters").toString().contains("parameters/key");
                if (!keyed && said.path("security").toString().contains("client")) {
                    lacking.add(operation.getKey() + " takes no Idempotency-Key");
                }
            }
        });
        assertThat(lacking).isEmpty();
    }

    private static boolean lacksExample(JsonNode content) {
        return content.isEmpty()
                || Contract.fields(content)
                        .anyMatch(type -> !type.getValue().has("example")
                                && type.getValue().path("examples").isEmpty());
    }

    @Test
    void every_example_has_the_shape_that_is_described() {
        assertThat(contract.mistakenExamples()).isEmpty();
    }

    @Test
    void the_example_of_an_application_is_one_that_the_platform_takes() {
        JsonNode example =
                contract.document().at("/paths/~1api~1v1~1requests/post/requestBody/content/application~1json/example");
        var made = ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter")
                .post("/api/v1/requests", example.toString());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(example.path("service").asText()).isEqualTo("id-card-replacement");
        assertThat(contract.document().toString())
                .contains("\"currency\":\"BHD\",\"value\":\"4.000\"", "\"reference\":\"IDC-26-", "\"step\":\"review\"")
                .doesNotContain("${", "a-service");
    }

    /** Redocly, as its lock file has it, with the recommended rules and none left out. */
    @Test
    void an_outside_linter_finds_nothing_wrong() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Output.folder().resolve("openapi-lint"));
        for (String file : List.of("package.json", "package-lock.json", "redocly.yaml")) {
            Files.write(folder.resolve(file), Files.readAllBytes(LINT.resolve(file)));
        }
        Files.writeString(
                folder.resolve("openapi.json"), platform.get("/openapi").body());
        run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        String found =
                run(folder, "node", "node_modules/@redocly/cli/bin/cli.js", "lint", "openapi.json", "--format=json");
        assertThat(found.replaceAll("\\s", "")).contains("\"totals\":{\"errors\":0,\"warnings\":0,\"ignored\":0}");
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve(command[0] + ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        Process process = builder.start();
        boolean ended = process.waitFor(8, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi/", "/openapi/application.wadl", "/api/v1/application.wadl"})
    void nothing_else_describes_the_api(String address) {
        assertThat(platform.get(address).statusCode()).isEqualTo(404);
        var options = platform.send(HttpRequest.newBuilder(platform.at("/openapi"))
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        assertThat(options.body()).doesNotContain("wadl");
    }

    @Test
    void the_type_of_a_problem_leads_to_its_row_in_the_callers_language() {
        var arabic = platform.get("/problems/request-changed-meanwhile");
        assertThat(arabic.statusCode()).isEqualTo(303);
        assertThat(arabic.headers().firstValue("Location")).hasValue("/ar/developers#request-changed-meanwhile");
        assertThat(platform.get("/problems/token-invalid", "Accept-Language", "fr, en;q=0.8")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/en/developers#token-invalid");
        assertThat(platform.get("/problems/no-such-thing").statusCode()).isEqualTo(404);
    }

    @Test
    void the_developers_page_has_every_problem_the_limit_and_the_systems_to_try_with() {
        String arabic = platform.get("/ar/developers").body();
        String english = platform.get("/en/developers").body();
        var codes = new TreeSet<String>();
        contract.operations()
                .forEach(operation -> operation.getValue().path("responses").forEach(answer -> answer.path("content")
                        .forEach(type -> Contract.fields(type.path("examples"))
                                .forEach(example -> codes.add(example.getKey())))));
        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(codes).allSatisfy(code -> {
            assertThat(arabic).contains("<tr id=\"" + code + "\">");
            assertThat(english).contains("<tr id=\"" + code + "\">");
        });
        assertThat(english)
                .contains("A system may make 600 calls in a minute", "Dilmun-demo-counter", "href=\"/openapi\"")
                .contains("<td>412</td>")
                .contains("/api/v1/services/id-card-replacement |", "\"reason\":\"lost\"");
        assertThat(arabic).contains("للنظام 600 استدعاء في الدقيقة", "Dilmun-demo-counter");
        assertThat(platform.get("/ar").body()).contains("href=\"/ar/developers\">للمطورين");
    }
}
