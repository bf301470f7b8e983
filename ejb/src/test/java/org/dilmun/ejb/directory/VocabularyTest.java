package org.dilmun.ejb.directory;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary();

    @ParameterizedTest
    @CsvSource({
        "permit, permit, 0",
        "permt, permit, 1",
        "permmit, permit, 1",
        "permot, permit, 1",
        "premit, permit, 1",
        "premitt, permit, 2",
        "كهربا, كهرباء, 1",
        "كهرابء, كهرباء, 1",
        "'', ab, 2"
    })
    void an_edit_is_a_letter_too_many_missing_other_or_swapped(String typed, String word, int edits) {
        assertThat(Vocabulary.edits(typed, word, 2)).isEqualTo(edits);
        assertThat(Vocabulary.edits(word, typed, 2)).isEqualTo(edits);
    }

    @ParameterizedTest
    @CsvSource({"water, permit", "permit, rent", "passport, sport"})
    void a_word_too_far_away_is_merely_too_far(String typed, String word) {
        assertThat(Vocabulary.edits(typed, word, 2)).isGreaterThan(2);
    }

    @Test
    void the_likest_word_comes_first_and_the_order_of_equals_is_that_of_the_alphabet() {
        List.of("licences", "license", "licence", "silence", "licensed")
                .forEach(word -> vocabulary.learnName(word, word));
        assertThat(vocabulary.similar("licence", 2))
                .extracting(Vocabulary.Similar::term)
                .containsExactly("licence", "licences", "license", "licensed", "silence");
    }

    @Test
    void a_word_of_keywords_only_is_found_but_not_suggested() {
        vocabulary.learnKeyword("passport", "Passport");
        assertThat(vocabulary.similar("pasport", 2)).singleElement().satisfies(similar -> {
            assertThat(similar.inKeyword()).isTrue();
            assertThat(similar.inName()).isFalse();
        });
        assertThat(vocabulary.suggestion("pasport")).isEmpty();
    }

    @Test
    void of_words_equally_like_the_usual_one_is_suggested_as_names_write_it() {
        vocabulary.learnName("visit", "Visit");
        vocabulary.learnName("visas", "Visas");
        vocabulary.learnName("visas", "visas");
        assertThat(vocabulary.suggestion("visac")).contains("Visas");
        assertThat(vocabulary.suggestion("visis")).contains("Visas");
    }

    @Test
    void the_beginning_of_a_word_is_known() {
        vocabulary.learnName("electricity", "Electricity");
        assertThat(vocabulary.knowsBeginning("electr")).isTrue();
        assertThat(vocabulary.knowsBeginning("electricity")).isTrue();
        assertThat(vocabulary.knowsBeginning("electricitys")).isFalse();
    }
}
