package org.dilmun.web.api;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.stream.Stream;

import jakarta.ws.rs.core.MediaType;

import org.glassfish.jersey.message.MessageBodyWorkers;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static <T> Stream<T> all(Collection<? extends Collection<T>> lists) {
        return lists.stream().flatMap(Collection::stream);
    }
}
