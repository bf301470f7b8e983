package org.dilmun.domain.kernel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                        "\u2068",
                "\u2069", "\u200B", "\u2060", "\u2063", "\u206F", "\u00AD", "\u034F", "\u180E", "\uFEFF", "\uFFF9",
                        "\u3164",
                "\u2800", "\u0000", "\u0007", "\u007F", "\uD800", "\uDB40\uDC41"
            })
    void what_cannot_be_seen_is_taken_out(String unseen) {
        assertThat(TypedText.line("approved" + unseen + " 100")).isEqualTo("approved 100");
        assertThat(TypedText.lines(unseen)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\u00A0", "\u2003", "\u3000", "\u200C", "\u200D\u00A0"})
    void a_text_of_blanks_is_no_text(String blank) {
        assertThat(TypedText.line(blank)).isEmpty();
    }

    @Test
    void what_languages_need_stays() {
        assertThat(TypedText.line("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
        assertThat(TypedText.line("👨\u200D👩\u200D👧")).isEqualTo("👨\u200D👩\u200D👧");
        assertThat(TypedText.line("مُحَمَّد \u00A0٣")).isEqualTo("مُحَمَّد  ٣");
        assertThat(TypedText.line("e\u0301")).isEqualTo("\u00E9");
    }

    @Test
    void lines_end_alike_wherever_they_were_typed() {
        assertThat(TypedText.lines(" a\r\nb\rc\u2028d\n")).isEqualTo("a\nb\nc\nd");
        assertThat(TypedText.line("a\r\nb")).isEqualTo("a b");
    }
}
