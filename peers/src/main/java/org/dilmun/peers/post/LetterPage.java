package org.dilmun.peers.post;

import java.util.List;

/** Draws the page, without scripts. */
final class LetterPage {

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Simulated post box</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body{font:16px/1.6 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
            article{border:1px solid #ccc;border-radius:.5rem;padding:0 1rem;margin-block:1rem}
            pre{white-space:pre-wrap;font:inherit;unicode-bidi:plaintext;text-align:start}
            h2{font-size:1.1rem;margin-block-end:0}.small{color:#555;margin-block:0}</style></head><body>
            <h1>Simulated post box · <span lang="ar" dir="rtl">صندوق بريد تجريبي</span></h1>
            <p>E-mail that the platform sends in this demonstration. None of it goes to anybody. Load the page anew to see what has come.</p>
            """;

    private LetterPage() {}

    /** @param letters the oldest first */
    static String write(List<Letter> letters) {
        var page = new StringBuilder(HEAD);
        if (letters.isEmpty()) {
            page.append("<p>Nothing has come yet.</p>\n");
        }
        for (int i = letters.size() - 1; i >= 0; i--) {
            Letter letter = letters.get(i);
            page.append("<article><h2 dir=\"auto\">")
                    .append(escaped(letter.subject()))
                    .append("</h2><p class=\"small\">")
                    .append(escaped(letter.to()))
                    .append(" · ")
                    .append(escaped(letter.date()))
                    .append("</p><pre dir=\"auto\">")
                    .append(escaped(letter.text()))
                    .append("</pre></article>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
