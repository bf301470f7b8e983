package org.dilmun.ejb.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

import static java.util.stream.Collectors.joining;

/**
 * Puts right what machines read in a printed page (screen readers, search, copying), without touching what people see:
 * the order of table cells, and letters instead of the shapes they were printed with.
 */
final class MachineReading {

    /** Shapes that the font shares between letters of two languages; the library always names the Persian one. */
    private static final Map<String, String> ARABIC_LETTERS =
            Map.of("\u06D5", "\u0647", "\uFBFD", "\u0649", "\uFBFE", "\u064A", "\uFBFF", "\u064A");

    private static final Pattern LAM_ALEF = Pattern.compile("[\uFEF5-\uFEFC]");
    private static final int CODES = 0x10000;
    /** Most entries of one block in a character map. */
    private static final int BLOCK = 100;

    private MachineReading() {}

    static byte[] restore(byte[] pdf) throws IOException {
        var out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            restoreReading(document.getDocumentCatalog().getStructureTreeRoot());
            for (COSObject font : document.getDocument().getObjectsByType(COSName.FONT)) {
                if (((COSDictionary) font.getObject()).getDictionaryObject(COSName.TO_UNICODE)
                        instanceof COSStream map) {
                    restoreLetters(map);
                }
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    /** Parts that changed places for the eye are read in the order in which they were written, Arabic as it is said. */
    private static void restoreReading(PDStructureNode node) {
        List<Object> kids = new ArrayList<>(node.getKids());
        String note = node instanceof PDStructureElement element ? element.getAlternateDescription() : null;
        if (note != null && note.startsWith(Typesetting.READS)) {
            var element = (PDStructureElement) node;
            element.setActualText(note.substring(Typesetting.READS.length()));
            element.setAlternateDescription(null);
        } else if (Typesetting.MIRRORED.equals(note)) {
            Collections.reverse(kids);
            node.setKids(kids);
            ((PDStructureElement) node).setAlternateDescription(null);
        }
        for (Object kid : kids) {
            if (kid instanceof PDStructureElement element) {
                restoreReading(element);
            }
        }
    }

    private static void restoreLetters(COSStream stream) throws IOException {
        CMap shapes;
        try (var in = stream.createInputStream()) {
            shapes = new CMapParser().parse(new RandomAccessReadBuffer(in));
        }
        List<String> entries = new ArrayList<>();
        for (int code = 0; code < CODES; code++) {
            String shape = shapes.toUnicode(code, 2);
            if (shape != null) {
                entries.add("<%04X> <%s>".formatted(code, utf16(letters(shape))));
            }
        }
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(characterMap(entries).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String letters(String shape) {
        if (LAM_ALEF.matcher(shape).matches()) {
            return shape; // two letters for one shape come out swapped where a reader turns the line around
        }
        return ARABIC_LETTERS.getOrDefault(shape, Normalizer.normalize(shape, Normalizer.Form.NFKC));
    }

    private static String utf16(String text) {
        return text.chars().mapToObj("%04X"::formatted).collect(joining());
    }

    /** The form that ISO 32000-1, 9.10.3 prescribes. */
    private static String characterMap(List<String> entries) {
        var map = new StringBuilder(
                """
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < entries.size(); from += BLOCK) {
            var block = entries.subList(from, Math.min(from + BLOCK, entries.size()));
            map.append(block.size()).append(" beginbfchar\n");
            map.append(String.join("\n", block)).append("\nendbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
