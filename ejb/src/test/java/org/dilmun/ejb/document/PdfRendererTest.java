package org.dilmun.ejb.document;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.document.Letter.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PdfRendererTest {

    private final PdfRenderer renderer = new PdfRenderer();
    private final LetterTemplate template = new LetterTemplate();

    @Test
    void a_certificate_is_fit_for_the_archive_and_for_everyone() {
        Conformance.assertForArchiveAndEveryone(renderer.render(template.letter(Samples.certificate())));
    }

    @Test
    void a_receipt_is_fit_for_the_archive_and_for_everyone() {
        Conformance.assertForArchiveAndEveryone(renderer.render(template.receipt(Samples.receipt())));
    }

    @Test
    void a_letter_whose_language_runs_from_the_left_is_as_fit() throws IOException {
        var english = new LetterLanguage(new Language("en"), "EC$", false);
        var arabic = new LetterLanguage(new Language("ar"), "دولار", false);
        for (var languages : List.of(List.of(english, arabic), List.of(english))) {
            byte[] pdf = renderer.render(template.letter(Samples.letterIn(languages)));
            Conformance.assertForArchiveAndEveryone(pdf);
            assertThat(text(pdf)).contains("Fatima Ali Hasan Alansari", "7K3M-9Q4X-PD2H");
        }
    }

    @Test
    void search_and_copy_find_letters_and_not_their_shapes() throws IOException {
        String text = text(renderer.render(template.letter(Samples.certificate())));
        assertThat(text)
                .contains(Samples.ARABIC_NAME, "هيئة المعلومات والحكومة الإلكترونية", "Fatima Ali Hasan Alansari")
                .contains("850101234", "+973 8000 8001", "CRT-26-QH2S-2JR3");
    }

    @Test
    void a_screen_reader_gets_the_arabic_cell_first_and_its_text_as_it_is_said() throws IOException {
        byte[] pdf = renderer.render(template.letter(Samples.letterWith(
                List.of(new Row(LocalizedText.of("الاسم", "Name"), LocalizedText.of(Samples.ARABIC_NAME, "Fatima"))))));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var cells = new ArrayList<PDStructureElement>();
            collectCells(document.getDocumentCatalog().getStructureTreeRoot(), cells);
            assertThat(cells).extracting(PDStructureElement::getLanguage).containsExactly("ar", "ar", "en", "en");
            assertThat(cells)
                    .extracting(PDStructureElement::getActualText)
                    .containsExactly("الاسم", Samples.ARABIC_NAME, null, null);
            assertThat(cells)
                    .extracting(PDStructureElement::getAlternateDescription)
                    .containsOnlyNulls();
        }
    }

    @Test
    void a_letter_of_many_rows_runs_over_several_pages() throws IOException {
        var rows = new ArrayList<Row>();
        for (int i = 1; i <= 60; i++) {
            rows.add(Row.same(LocalizedText.of("المركبة", "Vehicle"), "BH " + i));
        }
        byte[] pdf = renderer.render(template.letter(Samples.letterWith(rows)));
        Conformance.assertForArchiveAndEveryone(pdf);
        assertThat(text(pdf)).contains("BH 60", "1 / 4", "4 / 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "]]> & &amp; &#0; \" '",
                "\u202Egpj.exe",
                "نص \u2067مقلوب\u2069 \u200F\u061C",
                "😀 👩‍👩‍👧 عائلة 𝔘",
                "\u0000\u0008\uFFFE",
                "\uD83D",
                "",
                "   ",
                "ﷲ ﷺ مُحَمَّدٌ ٢٠٢٦ ۲۰۲۶ پگچ",
                "dilmun:reads:x",
                "日本語 हिन्दी",
                "=HYPERLINK(\"http://a.example\")"
            })
    void hostile_values_print_as_text(String value) throws IOException {
        byte[] pdf = renderer.render(template.letter(letterSaying(value)));
        Conformance.assertForArchiveAndEveryone(pdf);
        assertThat(text(pdf)).contains("7K3M-9Q4X-PD2H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ش", "شهادة ", "word ", "a&<"})
    void five_thousand_characters_stay_on_the_paper(String unit) throws IOException {
        byte[] pdf = renderer.render(template.letter(letterSaying(unit.repeat(5000 / unit.length()))));
        Conformance.assertForArchiveAndEveryone(pdf);
        assertThat(widest(pdf)).isLessThanOrEqualTo(595 - 17 / 25.4f * 72 + 1);
    }

    @Test
    void markup_in_a_value_is_shown_and_not_obeyed() throws IOException {
        assertThat(text(renderer.render(template.letter(letterSaying("<b>bold</b> & more")))))
                .contains("<b>bold</b> & more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "<p>no page</p>",
                "",
                "<!DOCTYPE html><html/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"
            })
    void what_is_not_a_plain_page_is_refused(String page) {
        assertThatIllegalArgumentException().isThrownBy(() -> renderer.render(page));
    }

    @Test
    void pictures_come_from_the_page_itself_only() {
        String page =
                """
                <html lang="en" dir="ltr"><head><title>t</title></head><body>
                <img src="file:///etc/hostname" alt="a"/><img src="http://127.0.0.1:1/x.png" alt="b"/><p>text</p></body></html>
                """;
        assertThat(renderer.render(page)).isNotEmpty();
    }

    private static Letter letterSaying(String value) {
        return Samples.letterWith(List.of(
                Row.same(LocalizedText.of(value, value), value),
                new Row(LocalizedText.of("قيمة", "Value"), LocalizedText.of("قيمة " + value, "Value " + value))));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
        }
    }

    /** @return right edge of the rightmost character, in points */
    private static float widest(byte[] pdf) throws IOException {
        var edge = new float[1];
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    edge[0] = Math.max(edge[0], text.getXDirAdj() + text.getWidthDirAdj());
                }
            };
            stripper.getText(document);
        }
        return edge[0];
    }

    private static void collectCells(PDStructureNode node, List<PDStructureElement> found) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (List.of("TH", "TD").contains(element.getStructureType())) {
                    found.add(element);
                }
                collectCells(element, found);
            }
        }
    }
}
