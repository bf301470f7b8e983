package org.dilmun.ejb.document;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "شركة Al Noor W.L.L. في | Al Noor W.L.L.",
                "هاتف +973 1700 0000، مكتب | +973 1700 0000",
                "المبلغ (BHD 12.500) فقط | (BHD 12.500)",
                "شركة Noor (Bahrain) هنا | Noor (Bahrain)",
                "بطاقة (تنتهي بـ 4242) | ",
                "<b> & more | <b> & more",
                "مجمع 436 | ",
                "انتهى. | "
            })
    void latin_words_and_numbers_inside_arabic_read_from_left_to_right(String text, String island) throws Exception {
        Document page =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
        var body = (Element) page.appendChild(page.createElement("html")).appendChild(page.createElement("body"));
        body.setAttribute("dir", "rtl");
        body.setTextContent(text);
        Typesetting.prepare(page);
        var islands = page.getElementsByTagName("span");
        assertThat(islands.getLength()).isEqualTo(island == null ? 0 : 1);
        assertThat(island == null ? null : islands.item(0).getTextContent()).isEqualTo(island);
        assertThat(body.getTextContent()).isEqualTo(text);
    }

    @Test
    void the_text_of_the_platform_itself_can_be_printed_whole() {
        for (var language : Samples.LANGUAGES) {
            assertThat(Typesetting.printable(language.text("signed"))).doesNotContain("?");
        }
    }
}
