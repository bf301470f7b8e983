package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.directory.Glossary.Entry;

import static org.assertj.core.api.Assertions.assertThat;

class GlossaryTest {

    private static final Glossary GLOSSARY = new Glossary(List.of(new Entry(
            LocalizedText.of("بطاقة الهوية", "ID card"),
            Map.of("ar", List.of("البطاقة الذكية"), "en", List.of("smart card", "CPR")))));

    private static List<String> found(String text) {
        YamlFile file = YamlFile.parse("x.yaml", text);
        var mistakes = new Mistakes(file);
        GLOSSARY.check(file, mistakes);
        return mistakes.lines();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: {ar: تجديد البطاقة الذكية, en: Renewal} | x.yaml:1:12: the glossary has “بطاقة الهوية” in place of “البطاقة الذكية”",
                "name: {en: Renewal of the Smart Card} | x.yaml:1:12: the glossary has “ID card” in place of “smart card”",
                "documents: [{en: Copy of the CPR}] | x.yaml:1:18: the glossary has “ID card” in place of “CPR”",
                "form: {pages: [{ar: السجل والبطاقةِ الذكيةِ}]} | x.yaml:1:21: the glossary has “بطاقة الهوية” in place of “البطاقة الذكية”"
            })
    void a_text_with_another_word_is_named_with_the_words_of_the_country(String text, String mistake) {
        assertThat(found(text)).containsExactly(mistake);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: {ar: تجديد بطاقة الهوية, en: Renewal of the ID card}",
                "name: {en: Smart cards}",
                "name: {ar: smart card}",
                "code: smart card",
                "keywords: {en: [smart card], ar: [البطاقة الذكية]}",
                "legalBasis: [{en: Law on the smart card}]"
            })
    void other_words_keywords_and_names_of_laws_are_left_alone(String text) {
        assertThat(found(text)).isEmpty();
    }
}
