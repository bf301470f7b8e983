package org.dilmun.web.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;

import org.glassfish.jersey.message.MessageBodyWorkers;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The server's JAX-RS with the JSON providers that it finds by itself. */
class JsonProviderTest {

    private static final Annotation[] NONE = {};

    /** With a second one it would depend on chance which of them is asked. */
    @Test
    @SuppressWarnings("unchecked") // Jersey hands out raw types
    void nobody_else_reads_or_writes_the_json_of_the_api() {
        var handler = new ApplicationHandler(
                ResourceConfig.forApplication(new ApiApplication()).register(JsonProvider.class));
        var workers = handler.getInjectionManager().getInstance(MessageBodyWorkers.class);
        for (var type : new MediaType[] {MediaType.APPLICATION_JSON_TYPE, ProblemView.MEDIA_TYPE}) {
            assertThat(all(workers.getWriters(type).values())
                            .filter(writer -> writer.isWriteable(ProblemView.class, ProblemView.class, NONE, type)))
                    .hasOnlyElementsOfType(JsonProvider.class)
                    .isNotEmpty();
        }
        var type = MediaType.APPLICATION_JSON_TYPE;
        assertThat(all(workers.getReaders(type).values())
                        .filter(reader -> reader.isReadable(ProblemView.class, ProblemView.class, NONE, type)))
                .hasOnlyElementsOfType(JsonProvider.class)
                .isNotEmpty();
    }

    /** What an operation may take. */
    public record Taken(String text, long number, Map<String, String> answers) {}

    private static Taken read(byte[] body) throws IOException {
        var stream = new ByteArrayInputStream(body);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Class<Object> type = (Class) Taken.class;
        return (Taken) new JsonProvider()
                .readFrom(type, type, NONE, MediaType.APPLICATION_JSON_TYPE, new MultivaluedHashMap<>(), stream);
    }

    @Test
    void a_field_left_out_or_null_is_none() throws IOException {
        assertThat(read("{\"text\":\"\u00e9\\n\uD83D\uDCA3\",\"number\":3}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Taken("\u00e9\n\uD83D\uDCA3", 3, null));
        assertThat(read("{\"text\":null,\"number\":null,\"answers\":{\"a\":null}}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Taken(null, 0, Collections.singletonMap("a", null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':5} | text",
                "{'text':1.5} | text",
                "{'text':true} | text",
                "{'text':['a']} | text",
                "{'text':'\\u0000'} | text",
                "{'text':'\\ud800'} | text",
                "{'text':'\\uffff'} | text",
                "{'number':'5'} | number",
                "{'number':1.5} | number",
                "{'number':true} | number",
                "{'answers':'a'} | answers",
                "{'answers':{'reason':5}} | answers.reason",
                "{'answers':{'reason':'\\u001b'}} | answers.reason"
            })
    void a_value_of_another_type_is_refused_with_the_name_of_its_field(String body, String field) {
        assertThatThrownBy(() -> read(body.replace("'", "\"").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(FieldMistyped.class, refused -> assertThat(refused.facts())
                        .isEqualTo(Map.of("field", field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "windows-1256"})
    void another_encoding_than_utf_8_is_not_json(String charset) {
        assertThatThrownBy(() -> read("{\"text\":\"بطاقة\"}".getBytes(Charset.forName(charset))))
                .isInstanceOf(MalformedJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "5", "[]", "{\"text\":\"a\",\"text\":\"b\"}", "{\"text\":\"a\"} x", "\uFEFF{}"})
    void what_is_no_object_of_single_fields_is_refused(String body) {
        assertThatThrownBy(() -> read(body.getBytes(StandardCharsets.UTF_8))).isInstanceOf(MalformedJson.class);
    }

    private static <T> Stream<T> all(Collection<? extends Collection<T>> lists) {
        return lists.stream().flatMap(Collection::stream);
    }
}
