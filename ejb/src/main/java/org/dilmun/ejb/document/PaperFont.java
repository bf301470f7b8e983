package org.dilmun.ejb.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Noto Naskh Arabic, in the two weights that documents are set in. Chosen because it holds the presentation forms (the
 * PDF library shapes Arabic by them, not by OpenType rules) and Latin in one file.
 */
final class PaperFont {

    static final String FAMILY = "Paper";
    static final List<PaperFont> WEIGHTS =
            List.of(new PaperFont(400, "NotoNaskhArabic-Regular.ttf"), new PaperFont(700, "NotoNaskhArabic-Bold.ttf"));

    private final int weight;
    private final byte[] bytes;
    private final CmapLookup glyphs;

    private PaperFont(int weight, String file) {
        this.weight = weight;
        try (InputStream in = PaperFont.class.getResourceAsStream("/fonts/" + file)) {
            bytes = in.readAllBytes();
            glyphs = new TTFParser().parse(new RandomAccessReadBuffer(bytes)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int weight() {
        return weight;
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** Whether every weight can show the character; PDF/A forbids to print one that the font lacks. */
    static boolean covers(int codePoint) {
        return WEIGHTS.stream().allMatch(font -> font.glyphs.getGlyphId(codePoint) != 0);
    }
}
