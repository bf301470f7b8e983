package org.dilmun.ejb.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.dilmun.ejb.country.Country;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema that is shipped for editors is the one that the reader demands. {@code -Dservice.schema.write} writes it anew. */
class DescriptorSchemaTest {

    private static final Path SHIPPED = Path.of("..", "docs", "service.schema.json");

    @Test
    void the_schema_for_editors_is_that_of_the_reader() throws IOException {
        String demanded = new DescriptorSchema(Country.at("bh").languages()).text();
        if (System.getProperty("service.schema.write") != null) {
            Files.writeString(SHIPPED, demanded);
        }
        assertThat(SHIPPED).content().isEqualTo(demanded);
    }
}
