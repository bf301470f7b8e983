package org.dilmun.ejb.directory;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;

/** Who knows a body by the name that it had before the platform finds its services by it. */
@OnDatabase
class FormerNamesTest {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_name_that_the_data_of_the_country_calls_a_former_one_is_found() {
        database.inTransaction(() -> {
            var ministry = new Bodies.BodyData(
                    "moic",
                    LocalizedText.of("وزارة الصناعة والتجارة", "Ministry of Industry and Commerce"),
                    null,
                    "ministry",
                    LocalizedText.of("دور", "Role"));
            database.bean(Publications.class)
                    .takeOver("release", List.of(ministry), List.of(Fixtures.ofBahrain("moic", "trademark")));
            assertThat(database.bean(Directory.class)
                            .search("وزارة الصناعة والتجارة والسياحة", "ar", 3)
                            .hits())
                    .extracting(hit -> hit.service().code())
                    .containsExactly("trademark");
            assertThat(database.bean(Directory.class).search("السياحة", "ar", 3).hits())
                    .extracting(hit -> hit.service().code())
                    .containsExactly("trademark");
        });
    }
}
