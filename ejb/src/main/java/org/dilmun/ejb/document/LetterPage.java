package org.dilmun.ejb.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.document.Letter.Row;

/**
 * One letter on A4: its first language at the side where that begins and first to be read, the other across from it, the
 * facts in a table between them, and at the end how to verify it, if it can be.
 */
final class LetterPage {

    private static final String STYLE = new String(resource("letter.css"), StandardCharsets.UTF_8);
    private static final String MARK =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(resource("mark.png"));

    private final Letter letter;
    private final LetterLanguage leading;
    private final Xhtml page = new Xhtml();
    private Optional<Money> amount = Optional.empty();

    LetterPage(Letter letter) {
        this.letter = letter;
        leading = letter.languages().get(0);
    }

    LetterPage highlighting(Money money) {
        amount = Optional.of(money);
        return this;
    }

    String write() {
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", leading.tag(), "dir", leading.direction());
        head();
        page.open("body");
        footer(); // stands before the pages that it runs through
        letterhead();
        references();
        title();
        statement();
        amount.ifPresent(this::amount);
        if (!letter.rows().isEmpty()) { // an empty table is an error to a screen reader
            facts();
        }
        if (letter.text() != null) {
            words(letter.text());
        }
        if (letter.verifiable()) {
            verification();
        }
        return page.close().close().toString();
    }

    private void head() {
        String title = inAll(letter.title());
        page.open("head").element("title", title);
        meta("subject", title);
        meta("description", title + " " + letter.reference());
        meta("author", inAll(letter.bodyName()));
        page.element("style", STYLE).close();
    }

    private String inAll(LocalizedText text) {
        return letter.languages().stream().map(language -> language.of(text)).collect(Collectors.joining(" – "));
    }

    /** @return the languages that follow the leading one */
    private List<LetterLanguage> others() {
        return letter.languages().subList(1, letter.languages().size());
    }

    private void meta(String name, String content) {
        page.open("meta", "name", name, "content", content).close();
    }

    private void footer() {
        columns(
                "footer",
                language -> page.element(
                        "p", language.text(letter.verifiable() ? "letter.footer" : "copy.footer", letter.reference())),
                this::pageNumber);
    }

    /** Without words, for the library misplaces Arabic lines whose numbers it fills in when it paints. */
    private void pageNumber() {
        page.open("p", "dir", "ltr");
        page.element("span", "", "class", "page").text(" / ").element("span", "", "class", "pages");
        page.close();
    }

    private void letterhead() {
        columns(
                "head",
                language -> {
                    page.element("p", language.of(letter.bodyName()), "class", "body");
                    page.element("p", language.text("platform.portal"), "class", "portal");
                },
                () -> image(MARK, leading.text("platform.name")));
    }

    private void references() {
        columns("references", language -> {
            page.element("p", language.text("letter.reference", letter.reference()));
            page.element("p", language.text("letter.issued", language.date(letter.issuedOn())));
        });
    }

    private void title() {
        page.open("div", "class", "title");
        page.element("h1", leading.of(letter.title()));
        others().forEach(language -> paragraph(language, language.of(letter.title()), "translation"));
        page.close();
    }

    private void statement() {
        for (var language : letter.languages()) {
            paragraph(language, language.of(letter.statement()), "statement");
        }
    }

    private void amount(Money money) {
        columns("amount", language -> {
            page.element("p", language.text("receipt.label.amount"), "class", "label");
            page.element("p", language.amount(money), "class", "figure");
        });
    }

    private void facts() {
        page.open("table").open("tbody");
        for (Row row : letter.rows()) {
            List<String> values = letter.languages().stream()
                    .map(language -> language.of(row.value()))
                    .distinct()
                    .toList();
            page.open("tr");
            cell("th", leading, leading.of(row.label()), "scope", "row");
            if (values.size() < letter.languages().size()) {
                page.element("td", values.get(0), "colspan", "2", "class", "same", "dir", direction(values.get(0)));
            } else {
                letter.languages().forEach(language -> cell("td", language, language.of(row.value())));
            }
            others().forEach(language -> cell("th", language, language.of(row.label()), "scope", "row"));
            page.close();
        }
        page.close().close();
    }

    private void words(String text) {
        page.open("div", "class", "words");
        text.lines().filter(line -> !line.isBlank()).forEach(line -> page.element("p", line, "dir", direction(line)));
        page.close();
    }

    /** Of what somebody wrote in one language, for readers of both. */
    private static String direction(String text) {
        return text
                        .codePoints()
                        .map(Character::getDirectionality)
                        .filter(kind -> kind == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                                || kind == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                || kind == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                        .findFirst()
                        .stream()
                        .anyMatch(kind -> kind != Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                ? "rtl"
                : "ltr";
    }

    private void verification() {
        String address = letter.verificationUrl().toString();
        page.open("div", "class", "closing").open("div", "class", "verify").open("div", "class", "columns");
        page.open("div", "class", "how");
        columns("both", language -> {
            page.element("h2", language.text("verify.title"));
            page.element("p", language.text("verify.text"));
            page.open("p", "class", "code").text(language.text("verify.code") + " ");
            page.element("span", letter.verificationCode(), "class", "unbroken").close();
        });
        page.element("p", address, "class", "address", "dir", "ltr").close();
        page.open("div", "class", "qr");
        image(QrCode.pngAddress(address), leading.text("verify.qr", address));
        page.close().close().close();
        for (var language : letter.languages()) {
            paragraph(language, language.text("signed"), "signed");
        }
        page.close();
    }

    private void image(String address, String alternative) {
        page.open("img", "src", address, "alt", alternative).close();
    }

    private void paragraph(LetterLanguage language, String text, String style) {
        page.element("p", text, "lang", language.tag(), "dir", language.direction(), "class", style);
    }

    private void cell(String element, LetterLanguage language, String text, String... more) {
        page.open(element, "lang", language.tag(), "dir", language.direction());
        page.attributes(more).text(text).close();
    }

    private void columns(String name, Consumer<LetterLanguage> side) {
        page.open("div", "class", name).open("div", "class", "columns");
        letter.languages().forEach(language -> side(language, side));
        page.close().close();
    }

    private void columns(String name, Consumer<LetterLanguage> side, Runnable middle) {
        page.open("div", "class", name).open("div", "class", "columns");
        side(leading, side);
        page.open("div", "class", "middle");
        middle.run();
        page.close();
        others().forEach(language -> side(language, side));
        page.close().close();
    }

    private void side(LetterLanguage language, Consumer<LetterLanguage> content) {
        page.open("div", "lang", language.tag(), "dir", language.direction(), "class", "side");
        content.accept(language);
        page.close();
    }

    private static byte[] resource(String name) {
        try (InputStream in = LetterPage.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
