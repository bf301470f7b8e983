package org.dilmun.ejb.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.party.Address;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Districts;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Who serves which address is told by data, and broken data is refused where it stands. */
@OnDatabase
class ProviderCheckTest {

    private static List<String> mistakes(Runnable reading) {
        var broken = catchThrowableOfType(BrokenCountryData.class, reading::run);
        return broken == null ? List.of() : broken.mistakes();
    }

    private static List<String> mistakes(String provider) {
        String fields = String.join(
                "\n        - ",
                "      fields:",
                "{id: place, type: address, required: true, label: {ar: المكان, en: Place}}",
                "{id: other, type: address, label: {ar: مكان آخر, en: Another}}",
                "{id: third, type: address, required: true, when: answered(other), label: {ar: الثالث, en: Third}}");
        String text = Fixtures.text("stall-permit")
                .replace("body: iga", "body: iga\nprovider: " + provider)
                .replace("      fields:", fields);
        return mistakes(() -> Fixtures.read("stall-permit", text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{division: municipality, address: place} |",
                "{division: municipality} |",
                "{division: municipalty, address: place} | 5:22: districts.yaml has no municipalty; did you mean 'municipality'?",
                "{division: municipality, address: area} | 5:45: area is no address that everybody is asked for",
                "{division: municipality, address: other} | other is no address that everybody is asked for",
                "{division: municipality, address: third} | third is no address that everybody is asked for",
                "{division: municipality, address: nowhere} | nowhere is no address that everybody is asked for",
                "{address: place} | /provider",
                "{division: municipality, adress: place} | has no key adress; did you mean 'address'?"
            })
    void a_provider_goes_by_an_address_that_everybody_has(String provider, String mistake) {
        if (mistake == null) {
            assertThat(mistakes(provider)).isEmpty();
        } else {
            assertThat(mistakes(provider)).anySatisfy(told -> assertThat(told)
                    .matches("services/iga/stall-permit\\.yaml:\\d+:\\d+: .*")
                    .contains(mistake));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "101, mun-muharraq",
        "299, mun-muharraq",
        "317, mun-capital",
        "553, mun-northern",
        "607, mun-capital",
        "633, mun-southern",
        "734, mun-capital",
        "912, mun-southern",
        "1050, mun-southern",
        "1216, mun-northern",
        "1217,",
        "300,",
        "31700000000,",
        "B12,"
    })
    void each_block_belongs_to_one_municipality_or_to_none(String block, String body) {
        try (var database = new TestDatabase()) {
            var municipality =
                    database.bean(Districts.class).find("municipality").orElseThrow();
            assertThat(municipality.bodyOf(new Address(Map.of("block", block))).orElse(null))
                    .isEqualTo(body);
            assertThat(municipality.bodyOf(new Address(Map.of()))).isEmpty();
            assertThat(municipality.bodyOf(null)).isEmpty();
        }
    }

    @Test
    void districts_that_overlap_or_are_of_nobody_are_refused(@TempDir Path folder) throws IOException {
        Path shipped = Path.of("..", "web", "src", "test", "country", "saint-brendan");
        for (String file : List.of("country.yaml", "bodies.yaml")) {
            Files.copy(shipped.resolve(file), folder.resolve(file));
        }
        Files.writeString(
                folder.resolve("districts.yaml"),
                """
                harbour:
                  label: {en: Your harbour, ar: ميناؤك}
                  part: house
                  districts:
                    - {body: fisheries, from: 1, to: 99}
                    - {body: registry, from: 99, to: 120}
                    - {body: nobody, from: 130, to: 121}
                """);
        assertThat(mistakes(() -> Terms.of(Country.at(folder.toString()))))
                .hasSize(3)
                .anyMatch(told ->
                        told.endsWith("districts.yaml:6:7: a part of it is served by fisheries already, from 1"))
                .anyMatch(told -> told.endsWith("districts.yaml:7:7: there is no body nobody"))
                .anyMatch(told -> told.endsWith("districts.yaml:7:7: nothing lies from 130 to 121"));
    }
}
