package org.dilmun.ejb.analytics;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTest {

    private static final long SEED = 20261125;
    private static final int TEXTS = 2_000;

    @ParameterizedTest
    @CsvSource({
        "'  Renew   ID card ', renew id card",
        "إصدار بطاقة, اصدار بطاقه",
        "اصدار بطاقه, اصدار بطاقه",
        "رُخْصَـــة, رخصه",
        "مستشفى, مستشفي",
        "ｖｉｓａ, visa",
        "Form 12 of 201, form 12 of 201",
        "دفعة 2025, دفعه 2025"
    })
    void the_same_question_is_kept_in_one_spelling(String typed, String kept) {
        assertThat(SearchText.kept(typed)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "850312345",
                "cpr 850312345 renew",
                "٨٥٠٣١٢٣٤٥",
                "85 03 12 345",
                "85-03.12/345",
                "８５０３１２３４５",
                "+973 17 000 000",
                "⑧⑤⓪③①②",
                "8\u200b5\u200b0\u200b3\u200b1\u200b2",
                "maryam@example.org",
                "maryam＠example.org",
                "maryam﹫example",
                "@"
            })
    void what_may_be_of_a_person_is_not_kept(String typed) {
        assertThat(SearchText.kept(typed)).isEmpty();
    }

    @Test
    void a_text_has_eighty_characters_and_not_one_more() {
        assertThat(SearchText.kept("ن".repeat(80))).isEqualTo("ن".repeat(80));
        assertThat(SearchText.kept("ن".repeat(81))).isEmpty();
        assertThat(SearchText.kept("ﷺ".repeat(5))).isEmpty(); // spelt out it is longer than it looks
    }

    @Test
    void nothing_to_see_is_nothing_to_keep() {
        for (String typed : new String[] {"", "   ", "\u200f\u200e", "\u0000", "ـــ"}) {
            assertThat(SearchText.kept(typed)).isEmpty();
        }
    }

    @Test
    void wherever_six_digits_of_a_script_stand_among_other_letters_the_text_goes() {
        int[] zeros = {'0', '\u0660', '\u06F0', '\u0966', '\uFF10'};
        var random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            int zero = zeros[random.nextInt(zeros.length)];
            var text = new StringBuilder();
            for (int digit = 0; digit < 6; digit++) {
                text.append(noise(random, 5)).appendCodePoint(zero + random.nextInt(10));
            }
            assertThat(SearchText.kept(text + noise(random, 5)))
                    .as(text.toString())
                    .isEmpty();
        }
    }

    @Test
    void whatever_is_typed_what_is_kept_is_short_and_holds_no_sign_of_a_person() {
        var random = new Random(SEED);
        IntUnaryOperator any = i -> random.nextInt(random.nextInt(4) == 0 ? 0x110000 : 0x700);
        for (int i = 0; i < TEXTS; i++) {
            String typed = IntStream.range(0, random.nextInt(100))
                    .map(any)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            String kept = SearchText.kept(typed);
            assertThat(kept.length()).as(typed).isLessThanOrEqualTo(80);
            assertThat(kept).as(typed).doesNotContain("@").doesNotContainPattern("\\p{Cntrl}");
            assertThat(kept.codePoints().filter(Character::isDigit).count())
                    .as(typed)
                    .isLessThan(6);
        }
    }

    /** Letters and blanks, up to so many. */
    private static String noise(Random random, int most) {
        String letters = "abcxyz ءبطقم -./:";
        return IntStream.range(0, random.nextInt(most + 1))
                .map(i -> letters.charAt(random.nextInt(letters.length())))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
