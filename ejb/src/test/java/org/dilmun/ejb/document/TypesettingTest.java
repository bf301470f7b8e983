package org.dilmun.ejb.document;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypesettingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "مُحَمَّدٌ | محمد",
                "a\u202Eb\u2066c | abc",
                "ﻻ | ﻻ",
                "ا\u0654 | أ",
                "Jose\u0301 | José",
                "😀 ok | ? ok",
                "日本 | ??"
            })
    void what_cannot_be_printed_is_left_out_or_marked(String text, String printed) {
        assertThat(Typesetting.printable(text)).isEqualTo(printed);
    }

    @Test
    void the_text_of_the_platform_itself_can_be_printed_whole() {
        for (var language : LetterLanguage.values()) {
            assertThat(Typesetting.printable(language.text("signed"))).doesNotContain("?");
        }
    }
}
