package org.dilmun.ejb.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.party.Bodies.BodyData;

import static org.assertj.core.api.Assertions.assertThat;

/** What people type and the service they mean; the pairs were written before the search was tuned. */
class SearchPairsTest {

    private static ServiceIndex index;

    private record Pair(String query, String language, List<String> services) {}

    @BeforeAll
    static void build() {
        Map<String, GovernmentBody> bodies = CountryDescriptorsTest.bodies().stream()
                .map(SearchPairsTest::body)
                .collect(Collectors.toMap(GovernmentBody::code, Function.identity()));
        index = new ServiceIndex(CountryDescriptorsTest.services().stream()
                .map(service -> new Service(service, bodies.get(service.body()), 1, 1, Instant.EPOCH))
                .toList());
    }

    private static GovernmentBody body(BodyData data) {
        return new GovernmentBody(1, data.code(), data.name(), data.parent(), data.kind(), data.role());
    }

    @Test
    void ninety_five_of_a_hundred_searches_find_their_service_in_the_first_three() throws IOException {
        List<Pair> pairs = pairs();
        List<String> missed = pairs.stream()
                .filter(pair -> found(pair.query(), pair.language()).stream().noneMatch(pair.services()::contains))
                .map(pair -> pair + " -> " + found(pair.query(), pair.language()))
                .toList();
        assertThat(pairs).hasSize(150);
        assertThat(missed).as(String.join("\n", missed)).hasSizeLessThanOrEqualTo(pairs.size() * 5 / 100);
    }

    @ParameterizedTest
    @CsvSource({"vehcle, vehicle", "electrcity bill, electricity bill", "الكهربااء, الكهرباء"})
    void a_misspelt_word_gets_a_suggestion(String typed, String suggestion) {
        assertThat(index.search(typed, "ar", 10).suggestion()).isEqualToIgnoringCase(suggestion);
    }

    /** "Card" alone is in the name of a score of services and, turned four ways, among the keywords of some. */
    @ParameterizedTest
    @CsvSource({"بطاقة, ar", "id card, en"})
    void a_word_of_many_services_offers_first_what_can_be_done_here(String typed, String language) {
        assertThat(index.search(typed, language, 3).hits()).first().satisfies(hit -> assertThat(
                        hit.service().descriptor().online())
                .as(hit.service().code())
                .isTrue());
    }

    @Test
    void the_matched_words_are_marked_in_the_title() {
        var title = index.search("بطاقه هويه بدل فاقد", "ar", 1).hits().get(0).title();
        assertThat(title.stream().filter(piece -> piece.matched()).map(piece -> piece.text()))
                .containsExactly("بطاقة", "هوية", "بدل", "فاقد");
        assertThat(title.stream().map(piece -> piece.text()).collect(Collectors.joining()))
                .isEqualTo("إصدار بطاقة هوية بدل فاقد أو تالف");
    }

    @Test
    void nothing_and_nonsense_find_nothing_and_break_nothing() {
        for (String typed : List.of("", " ", "؟!", "\u202e", "a".repeat(5000), "' or 1=1 --", "qzxwv")) {
            assertThat(index.search(typed, "en", 10).hits()).as(typed).hasSizeLessThanOrEqualTo(10);
        }
        assertThat(index.search("qzxwvqzxwv", "en", 10).hits()).isEmpty();
    }

    private static List<String> found(String query, String language) {
        return index.search(query, language, 3).hits().stream()
                .map(hit -> hit.service().code())
                .toList();
    }

    private static List<Pair> pairs() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                SearchPairsTest.class.getResourceAsStream("/search/pairs.csv"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Pair(cells[0], cells[1], Arrays.asList(cells[3].split("\\|"))))
                    .toList();
        }
    }
}
