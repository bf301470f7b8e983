package org.dilmun.ejb.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Broken data of partners and of what becomes of bodies is refused where it stands. */
class DataOfBodiesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void arrange() throws IOException {
        Path shipped = Path.of("..", "web", "src", "test", "country", "saint-brendan");
        for (String file : List.of("country.yaml", "bodies.yaml")) {
            Files.copy(shipped.resolve(file), folder.resolve(file));
        }
    }

    private Country country() {
        return Country.at(folder.toString());
    }

    private static List<String> mistakes(Runnable reading) {
        return catchThrowableOfType(BrokenCountryData.class, reading::run).mistakes();
    }

    @Test
    void a_country_may_have_neither() {
        assertThat(Partners.of(country())).isEmpty();
        assertThat(DatedChanges.of(country())).isEmpty();
    }

    @Test
    void a_partner_has_a_code_of_its_own_and_a_body_that_lets_it_have_its_part() throws IOException {
        Files.writeString(
                folder.resolve(Partners.FILE),
                """
                - {code: quay, name: {en: Quay club, ar: نادي الرصيف}, kind: club, body: fisheries}
                - {code: registry, name: {en: Twin, ar: توأم}, kind: club, body: nobody}
                """);
        assertThat(mistakes(() -> Partners.codes(country())))
                .hasSize(2)
                .anyMatch(told ->
                        told.contains("partners.yaml:2:") && told.endsWith("something else has the code registry"))
                .anyMatch(told -> told.contains("partners.yaml:2:") && told.endsWith("there is no body nobody"));
    }

    @Test
    void a_change_names_bodies_a_kind_and_a_day() throws IOException {
        Files.writeString(
                folder.resolve(DatedChanges.FILE),
                """
                - {body: fisheries, kind: merge, from: "2027-01-01", into: registry}
                - {body: fisheries, kind: merger, from: "2027-13-01", into: nobody}
                """);
        assertThat(mistakes(() -> DatedChanges.of(country())))
                .hasSize(3)
                .allMatch(told -> told.contains("body-changes.yaml:2:"))
                .anyMatch(told -> told.endsWith("there is no body nobody"))
                .anyMatch(told -> told.endsWith("say as kind rename, move, merge or split"))
                .anyMatch(told -> told.endsWith("say as from a day such as 2027-01-01"));
    }
}
