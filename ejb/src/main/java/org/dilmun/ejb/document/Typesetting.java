package org.dilmun.ejb.document;

import static java.util.regex.Pattern.compile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/**
 * Makes a page fit for the PDF library, so that whoever writes pages need not know its limits:
 *
 * <ul>
 *   <li>marks above and below Arabic letters, which it sets beside them, are left out;
 *   <li>invisible and bidirectional control characters are left out: they would print as boxes or reorder what is read;
 *   <li>characters that the font lacks become a question mark;
 *   <li>several Latin words or numbers inside Arabic text become an island of their own, read from left to right;
 *   <li>the cells of a right-to-left table, which it would not mirror, change places.
 * </ul>
 */
final class Typesetting {

    /** Title of the rows whose cells changed places; {@link PdfRenderer} puts the reading order right by it. */
    static final String MIRRORED = "mirrored";

    private static final Pattern UNPRINTABLE = compile("[\\p{Cc}\\p{Cf}&&[^\\t\\n\\r]]|[\\p{Mn}&&\\p{InArabic}]");
    private static final Pattern ISLAND =
            compile("[\\p{IsLatin}0-9+][^\\p{IsArabic}\\p{IsHebrew}\u060C\u061B\u061F]*[\\p{IsLatin}0-9%]");
    private static final Pattern ONE_WORD = compile("[\\p{IsLatin}0-9]+");
    /** Longer islands may be broken over lines, or they would run over the edge. */
    private static final int UNBROKEN = 40;

    private Typesetting() {}

    static void prepare(Document page) {
        mirrorTables(page);
        for (Text text : textsBelow(page.getDocumentElement(), new ArrayList<>())) {
            text.setData(printable(text.getData()));
            if (rightToLeft(text.getParentNode()) && !inHead(text)) {
                isolateIslands(text);
            }
            removeIfEmpty(text);
        }
    }

    static String printable(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return UNPRINTABLE
                .matcher(composed)
                .replaceAll("")
                .codePoints()
                .map(c -> Character.isWhitespace(c) || PaperFont.covers(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void isolateIslands(Text text) {
        String data = text.getData();
        Matcher island = ISLAND.matcher(data);
        Node parent = text.getParentNode();
        Document page = text.getOwnerDocument();
        int written = 0;
        while (island.find()) {
            if (!ONE_WORD.matcher(island.group()).matches()) {
                Text before = page.createTextNode(data.substring(written, island.start()));
                parent.insertBefore(before, text);
                parent.insertBefore(island(island.group(), page), text);
                removeIfEmpty(before);
                written = island.end();
            }
        }
        text.setData(data.substring(written));
    }

    /** The library's bidirectional algorithm trips over texts without a character. */
    private static void removeIfEmpty(Text text) {
        if (text.getLength() == 0) {
            text.getParentNode().removeChild(text);
        }
    }

    private static Element island(String content, Document page) {
        Element span = page.createElementNS("http://www.w3.org/1999/xhtml", "span");
        span.setAttribute("dir", "ltr");
        span.setAttribute("style", "direction:ltr" + (content.length() <= UNBROKEN ? ";white-space:nowrap" : ""));
        span.setTextContent(content);
        return span;
    }

    private static void mirrorTables(Document page) {
        NodeList rows = page.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            Element row = (Element) rows.item(i);
            if (rightToLeft(row)) {
                List<Node> cells = childrenOf(row);
                cells.forEach(cell -> row.insertBefore(cell, row.getFirstChild()));
                row.setAttribute("title", MIRRORED);
            }
        }
    }

    private static boolean rightToLeft(Node node) {
        for (Node n = node; n instanceof Element element; n = n.getParentNode()) {
            if (element.hasAttribute("dir")) {
                return "rtl".equals(element.getAttribute("dir"));
            }
        }
        return false;
    }

    private static boolean inHead(Node node) {
        return node != null && ("head".equals(node.getNodeName()) || inHead(node.getParentNode()));
    }

    private static List<Text> textsBelow(Node node, List<Text> found) {
        for (Node child : childrenOf(node)) {
            if (child instanceof Text text) {
                found.add(text);
            } else {
                textsBelow(child, found);
            }
        }
        return found;
    }

    private static List<Node> childrenOf(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }
}
