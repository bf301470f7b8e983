package org.dilmun.ejb.school;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.school.School;
import org.dilmun.ejb.country.Country;

import static org.assertj.core.api.Assertions.assertThat;

/** The schools of the country as its file has them. */
class SchoolsTest {

    private final Country country = Country.at("bh");
    private final Schools.Data data = country.files().read(Schools.FILE).as(Schools.Data.class);

    @Test
    void each_has_a_code_of_its_own_a_name_in_each_language_and_known_tracks() {
        assertThat(data.schools()).extracting(School::code).doesNotHaveDuplicates();
        assertThat(data.schools()).allSatisfy(school -> {
            assertThat(school.name().byTag().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            country.languages().stream().map(Language::tag).toList());
            assertThat(school.first()).isLessThanOrEqualTo(school.last());
            assertThat(data.tracks().keySet()).containsAll(school.tracks());
            assertThat(data.regions()).containsKey(school.region());
        });
    }

    @Test
    void government_schools_are_single_sex_and_of_their_blocks_and_private_ones_neither() {
        assertThat(data.schools()).allSatisfy(school -> {
            boolean both = school.takes(Sex.FEMALE) && school.takes(Sex.MALE);
            assertThat(both).isEqualTo(school.isPrivate());
            assertThat(school.serves(null)).isEqualTo(school.isPrivate());
        });
    }

    @Test
    void the_first_window_of_2020_ended_on_a_thursday_in_september() {
        assertThat(data.calendar().isOpen(LocalDate.of(2020, 9, 10))).isTrue();
        assertThat(data.ages().cutoff()).hasToString("--08-31");
    }
}
