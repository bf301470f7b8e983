package org.dilmun.web.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.YamlFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the API is explained with. */
class ExampleTest {

    private static final Language ENGLISH = new Language("en");
    private static final String DAY = "2026-11-25";

    private static ServiceDescriptor service(String code, String channels, String fields, String target) {
        return parse(
                        """
                code: %s
                name: {en: Service}
                body: harbour
                channels: %s
                form: {pages: [{id: one, title: {en: One}, fields: %s}]}
                workflow:
                  prefix: HBR
                  steps: [{id: look, kind: task, label: {en: Look}, role: officer, actions: [{id: agree, label: {en: Agree}, to: %s}]}]
                """
                                .formatted(code, channels, fields, target))
                .as(ServiceDescriptor.class);
    }

    private static YamlFile parse(String text) {
        return YamlFile.parse("example.yaml", text);
    }

    @Test
    void the_first_service_by_its_code_that_a_system_can_apply_for_is_chosen() {
        String words =
                "[{id: why, type: text, label: {en: Why?}, required: true}, {id: on, type: date, label: {en: When?}, required: true}]";
        String file = "[{id: scan, type: file, label: {en: Scan}, required: true}]";
        var chosen = Example.among(
                        List.of(
                                service("f-later", "[counter]", words, "completed"),
                                service("e-fits", "[portal, counter]", words, "completed"),
                                service("d-never-completes", "[counter]", words, "rejected"),
                                service("c-file", "[counter]", file, "completed"),
                                service("b-portal", "[portal]", words, "completed"),
                                parse("{code: a-offline, name: {en: A}, body: b, channels: [counter]}")
                                        .as(ServiceDescriptor.class)),
                        ENGLISH,
                        DAY)
                .orElseThrow();
        assertThat(chosen.service().code()).isEqualTo("e-fits");
        assertThat(chosen.answers()).isEqualTo(Map.of("why", "Why?", "on", "2026-11-25"));
        assertThat(chosen.decision().action().id()).isEqualTo("agree");
        assertThat(chosen.paid()).isFalse();
        assertThat(chosen.reference().value()).startsWith("HBR-26-");
        assertThat(chosen.fee(CurrencyUnit.JPY)).isEqualTo(Money.parse("JPY 1"));
    }

    /** The file has one for a country that has no such service. */
    @Test
    void an_empty_directory_leaves_the_invented_service() throws Exception {
        assertThat(Example.among(List.of(), ENGLISH, DAY)).isEmpty();
        try (var in = ApiDescription.class.getResourceAsStream("openapi.yaml")) {
            JsonNode file =
                    parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).content();
            var invented = parse(file.path("x-until-then").toString()).as(ServiceDescriptor.class);
            var example = Example.among(List.of(invented), ENGLISH, DAY).orElseThrow();
            assertThat(example.answers()).isEqualTo(Map.of("question", "A question"));
            assertThat(example.field().id()).isEqualTo("question");
        }
    }

    @Test
    void places_are_filled_with_values_of_any_kind_and_an_unknown_one_is_no_text() {
        var values = new Placeholders(Map.of(
                "limit", parse("600").content(),
                "words", parse("{en: Hello}").content(),
                "none", parse("{}").content().path("missing")));
        JsonNode filled = values.fill(
                parse("{a: \"${limit}\", b: \"up to ${limit}.\", \"${limit}\": [\"${words}\"], c: \"${none}\"}")
                        .content());
        assertThat(filled)
                .isEqualTo(
                        parse("{a: 600, b: up to 600., \"600\": [{en: Hello}]}").content());
        assertThatThrownBy(() -> values.fill(parse("{a: \"${other}\"}").content()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("${other}");
    }
}
