package org.dilmun.ejb.document;

import static org.dilmun.ejb.document.LetterLanguage.ARABIC;
import static org.dilmun.ejb.document.LetterLanguage.ENGLISH;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.document.Letter.Row;

/**
 * Sets letters and receipts on A4: Arabic at the right and first to be read, English at the left, the facts in a table
 * between them, and at the end how to verify them. Knows no sector; every value is text, never markup.
 */
@ApplicationScoped
public class LetterTemplate {

    private static final String STYLE = new String(resource("letter.css"), StandardCharsets.UTF_8);
    private static final String MARK =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(resource("mark.png"));

    /** @return the page, for {@link PdfRenderer} */
    public String letter(Letter letter) {
        return page(letter, page -> {});
    }

    /** @return the page, for {@link PdfRenderer}; it shows the amount before everything else */
    public String receipt(Receipt receipt) {
        return page(asLetter(receipt), page -> amount(page, receipt));
    }

    private static Letter asLetter(Receipt receipt) {
        return new Letter(
                localized(language -> language.text("receipt.title")),
                receipt.bodyName(),
                localized(language -> language.text("receipt.statement")),
                List.of(
                        row("receipt.label.purpose", receipt.purpose()),
                        row("receipt.label.method", receipt.method()),
                        row("receipt.label.paid", localized(language -> language.dateTime(receipt.paidAt()))),
                        row("receipt.label.order", localized(language -> receipt.order().value()))),
                receipt.reference(),
                receipt.paidAt().toLocalDate(),
                receipt.verificationUrl(),
                receipt.verificationCode());
    }

    private static String page(Letter letter, Consumer<Xhtml> highlight) {
        var page = new Xhtml();
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", ARABIC.tag(), "dir", ARABIC.direction());
        head(page, letter);
        page.open("body");
        footer(page, letter); // running: it stands before what it accompanies
        letterhead(page, letter);
        references(page, letter);
        title(page, letter);
        for (var language : LetterLanguage.values()) {
            paragraph(page, language, language.of(letter.statement()), "statement");
        }
        highlight.accept(page);
        facts(page, letter);
        verification(page, letter);
        return page.close().close().toString();
    }

    private static void head(Xhtml page, Letter letter) {
        String title = ARABIC.of(letter.title()) + " – " + ENGLISH.of(letter.title());
        page.open("head").element("title", title);
        meta(page, "subject", title);
        meta(page, "description", title + " " + letter.reference());
        meta(page, "author", ARABIC.of(letter.bodyName()) + " – " + ENGLISH.of(letter.bodyName()));
        page.element("style", STYLE).close();
    }

    private static void meta(Xhtml page, String name, String content) {
        page.open("meta", "name", name, "content", content).close();
    }

    private static void footer(Xhtml page, Letter letter) {
        page.open("div", "class", "footer");
        for (var language : LetterLanguage.values()) {
            column(page, language);
            page.element("p", language.text("letter.footer", letter.reference()));
            page.close();
        }
        pageNumber(page);
        page.close();
    }

    /** Without words, for the library misplaces Arabic lines whose numbers it fills in when it paints. */
    private static void pageNumber(Xhtml page) {
        page.open("div", "class", "number", "dir", "ltr");
        page.element("span", "", "class", "page").text(" / ").element("span", "", "class", "pages");
        page.close();
    }

    private static void letterhead(Xhtml page, Letter letter) {
        page.open("div", "class", "head");
        for (var language : LetterLanguage.values()) {
            column(page, language);
            page.element("p", language.of(letter.bodyName()), "class", "body");
            page.element("p", language.text("platform.portal"), "class", "portal");
            page.close();
        }
        page.open("div", "class", "mark");
        page.open("img", "src", MARK, "alt", ARABIC.text("platform.name")).close();
        page.close();
        end(page);
        page.close();
    }

    private static void references(Xhtml page, Letter letter) {
        page.open("div", "class", "references");
        for (var language : LetterLanguage.values()) {
            column(page, language);
            page.element("p", language.text("letter.reference", letter.reference()));
            page.element("p", language.text("letter.issued", language.date(letter.issuedOn())));
            page.close();
        }
        end(page);
        page.close();
    }

    private static void title(Xhtml page, Letter letter) {
        page.open("div", "class", "title");
        page.element("h1", ARABIC.of(letter.title()));
        paragraph(page, ENGLISH, ENGLISH.of(letter.title()), "translation");
        page.close();
    }

    private static void amount(Xhtml page, Receipt receipt) {
        page.open("div", "class", "amount");
        for (var language : LetterLanguage.values()) {
            column(page, language);
            page.element("p", language.text("receipt.label.amount"), "class", "label");
            page.element("p", language.amount(receipt.amount()), "class", "figure");
            page.close();
        }
        end(page);
        page.close();
    }

    private static void facts(Xhtml page, Letter letter) {
        if (letter.rows().isEmpty()) {
            return; // an empty table is an error to a screen reader
        }
        page.open("table", "dir", "rtl").open("tbody");
        for (Row row : letter.rows()) {
            page.open("tr");
            cell(page, "th", ARABIC, ARABIC.of(row.label()), "scope", "row");
            if (ARABIC.of(row.value()).equals(ENGLISH.of(row.value()))) {
                page.element("td", ARABIC.of(row.value()), "colspan", "2", "class", "same");
            } else {
                cell(page, "td", ARABIC, ARABIC.of(row.value()));
                cell(page, "td", ENGLISH, ENGLISH.of(row.value()));
            }
            cell(page, "th", ENGLISH, ENGLISH.of(row.label()), "scope", "row");
            page.close();
        }
        page.close().close();
    }

    private static void verification(Xhtml page, Letter letter) {
        String address = letter.verificationUrl().toString();
        page.open("div", "class", "verify");
        page.open("div", "class", "qr");
        page.open("img", "src", QrCode.pngAddress(address), "alt", ARABIC.text("verify.qr", address))
                .close()
                .close();
        page.open("div", "class", "how");
        for (var language : LetterLanguage.values()) {
            column(page, language);
            page.element("h2", language.text("verify.title"));
            page.element("p", language.text("verify.text"));
            page.element("p", language.text("verify.code", letter.verificationCode()), "class", "code");
            page.close();
        }
        end(page);
        page.element("p", address, "class", "address", "dir", "ltr");
        page.close();
        end(page);
        page.close();
        for (var language : LetterLanguage.values()) {
            paragraph(page, language, language.text("signed"), "signed");
        }
    }

    private static void paragraph(Xhtml page, LetterLanguage language, String text, String style) {
        page.element("p", text, "lang", language.tag(), "dir", language.direction(), "class", style);
    }

    private static void column(Xhtml page, LetterLanguage language) {
        page.open("div", "lang", language.tag(), "dir", language.direction(), "class", language.tag());
    }

    private static void cell(Xhtml page, String element, LetterLanguage language, String text, String... more) {
        page.open(element, "lang", language.tag(), "dir", language.direction());
        page.attributes(more).text(text).close();
    }

    private static void end(Xhtml page) {
        page.element("div", "", "class", "end");
    }

    private static Row row(String key, LocalizedText value) {
        return new Row(localized(language -> language.text(key)), value);
    }

    private static LocalizedText localized(Function<LetterLanguage, String> text) {
        return LocalizedText.of(text.apply(ARABIC), text.apply(ENGLISH));
    }

    private static byte[] resource(String name) {
        try (InputStream in = LetterTemplate.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
