package org.dilmun.ejb.place;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Broken data of places is refused where it stands. */
class PlacesTest {

    private static final String SOUND =
            """
            kinds:
              photo:
                name: {en: Photo}
                minutes: 15
                ahead: 30
                change: 2
            places:
              - code: harbour
                name: {en: Harbour office}
                body: fisheries
                address: {en: The quay}
                hours:
                  MONDAY: ["08:00-12:00", "13:00-16:00"]
                exceptions:
                  - {from: "2026-12-24", to: "2026-12-26", hours: []}
                kinds: {photo: 2}
            """;

    private static List<String> mistakes(String text) {
        var broken = catchThrowableOfType(BrokenCountryData.class, () -> new PlacesCheck(
                        YamlFile.parse("places.yaml", text), Set.of("fisheries"), List.of(new Language("en")))
                .sound());
        return broken == null ? List.of() : broken.mistakes();
    }

    @Test
    void the_places_of_a_country_are_known_by_what_is_done_there() {
        assertThat(mistakes(SOUND)).isEmpty();
        assertThat(Places.codes(Country.at("bh")))
                .containsEntry("id-card-enrolment", Set.of("iga-isa-town", "iga-muharraq"))
                .containsEntry("road-test", Set.of("gdt-test-ground"));
    }

    @Test
    void a_country_may_have_none() {
        assertThat(Places.codes(Country.at("../web/src/test/country/saint-brendan")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body: fisheries | body: fishery | places.yaml:10:11: there is no body fishery; did you mean 'fisheries'?",
                "kinds: {photo: 2} | kinds: {foto: 2} | places.yaml:16:19: there is no kind foto; did you mean 'photo'?",
                "kinds: {photo: 2} | kinds: {photo: 0} | places.yaml:16:20: is 0 and has to be from 1 to 500",
                "minutes: 15 | minutes: 0 | places.yaml:4:14: is 0 and has to be from 1 to 480",
                "minutes: 15 | minuts: 15 | places.yaml:4:13: Unrecognized field \"minuts\"",
                "name: {en: Photo} | name: {ar: صورة} | places.yaml:3:11: is not said in en",
                "13:00-16:00 | 11:00-16:00 | places.yaml:13:15: the same time stands twice",
                "13:00-16:00 | 16:00-13:00 | nothing lies from 16:00 to 13:00",
                "13:00-16:00 | 1 pm to 4 | hours are written as \"07:30-14:00\" and not as 1 pm to 4",
                "MONDAY | Montag | places.yaml:13",
                "2026-12-26 | 2026-12-01 | nothing lies from 2026-12-24 to 2026-12-01",
                "code: harbour | code: The Harbour | places.yaml:8:11: a code has small letters"
            })
    void a_mistake_is_named_with_its_line_and_column(String sound, String broken, String told) {
        assertThat(mistakes(SOUND.replace(sound, broken)))
                .anySatisfy(mistake ->
                        assertThat(mistake).startsWith("places.yaml:").contains(told));
    }
}
