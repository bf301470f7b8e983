package org.dilmun.peers.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    private final ResourceBundle arabic = ResourceBundle.getBundle(Texts.BUNDLE, Locale.forLanguageTag("ar"));
    private final ResourceBundle english = ResourceBundle.getBundle(Texts.BUNDLE, Locale.ENGLISH);

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        assertThat(arabic.keySet())
                .allSatisfy(key -> assertThat(placeholders(arabic, key)).isEqualTo(placeholders(english, key)));
    }

    @Test
    void every_card_has_its_story() {
        assertThat(Arrays.stream(TestCard.values()).map(card -> "test-card." + card.code()))
                .allMatch(arabic::containsKey);
    }

    @Test
    void every_story_is_told() {
        assertThat(Arrays.stream(Story.values()).map(story -> "story." + story.code()))
                .allMatch(arabic::containsKey);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 4000, BHD, BHD\u00a04.000",
        "en, 1234567, BHD, 'BHD\u00a01,234.567'",
        "en, 5, USD, $\u00a00.05",
        "en, 500, JPY, ¥\u00a0500"
    })
    void an_amount_has_the_decimals_of_its_currency(String lang, long minor, String currency, String text) {
        assertThat(Texts.in(lang).amount(minor, currency)).isEqualTo(text);
    }

    private static long placeholders(ResourceBundle bundle, String key) {
        return PLACEHOLDER.matcher(bundle.getString(key)).results().count();
    }
}
