package org.dilmun.ejb.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.dilmun.ejb.country.Country;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema that is shipped for editors is the one that the reader demands. {@code -Dservice.schema.write} writes it anew. */
class DescriptorSchemaTest {

    private static final DescriptorSchema SCHEMA =
            new DescriptorSchema(Country.at("bh").languages());

    @Test
    void the_schema_for_editors_is_that_of_the_reader() throws IOException {
        compare("service.schema.json", SCHEMA.text());
    }

    @Test
    void that_of_journeys_is_too() throws IOException {
        compare("journey.schema.json", SCHEMA.journeyText());
    }

    private static void compare(String file, String demanded) throws IOException {
        Path shipped = Path.of("..", "docs", file);
        if (System.getProperty("service.schema.write") != null) {
            Files.writeString(shipped, demanded);
        }
        assertThat(shipped).content().isEqualTo(demanded);
    }
}
