package org.dilmun.ejb.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

import static java.util.regex.Pattern.compile;

/**
 * Makes a page fit for the PDF library, so that whoever writes pages need not know its limits:
 *
 * <ul>
 *   <li>marks above and below Arabic letters, which it sets beside them, are left out;
 *   <li>invisible and bidirectional control characters are left out: they would print as boxes or reorder what is read;
 *   <li>characters that the font lacks become a question mark;
 *   <li>several Latin words or numbers inside Arabic text become an island of their own, read from left to right;
 *   <li>the cells of a right-to-left table, and the parts of an element of class {@code columns}, which it would not
 *       mirror, change places.
 * </ul>
 *
 * <p>What {@link MachineReading} needs afterwards is left in title attributes, the one way through the library.
 */
final class Typesetting {

    /** Title of an element whose parts changed places. */
    static final String MIRRORED = "dilmun:mirrored";
    /** What the title of an element begins with, if its text in reading order follows. */
    static final String READS = "dilmun:reads:";

    private static final Pattern UNPRINTABLE = compile("[\\p{Cc}\\p{Cf}&&[^\\t\\n\\r]]|[\\p{Mn}&&\\p{InArabic}]");
    private static final String NEUTRAL_OR_LATIN = "[^\\p{IsArabic}\\p{IsHebrew}\u060C\u061B\u061F]";
    private static final String LATIN = "[\\p{IsLatin}0-9+]" + NEUTRAL_OR_LATIN + "*[\\p{IsLatin}0-9%]";
    private static final String CLOSING_BRACKET = "(?<=\\p{IsLatin} ?\\([" + NEUTRAL_OR_LATIN + "&&[^()]]{1,60})\\)";
    private static final String FULL_STOP_OF_INITIALS = "(?<=\\.\\p{Lu})\\.";
    private static final Pattern ISLAND =
            compile("\\(" + LATIN + "\\)|" + LATIN + "(?:" + CLOSING_BRACKET + "|" + FULL_STOP_OF_INITIALS + ")?");
    private static final Pattern ONE_WORD = compile("[\\p{IsLatin}0-9]+");
    private static final Pattern RIGHT_TO_LEFT = compile("[\\p{IsArabic}\\p{IsHebrew}]");
    private static final Set<String> TEXT_BLOCKS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "div", "td", "th");
    /** Longer islands may be broken over lines, or they would run over the edge. */
    private static final int UNBROKEN = 20;

    private Typesetting() {}

    static void prepare(Document page) {
        if (!(page.getElementsByTagName("body").item(0) instanceof Element body)) {
            throw new IllegalArgumentException("a page needs a body");
        }
        textsBelow(page.getDocumentElement()).forEach(text -> text.setData(printable(text.getData())));
        elementsBelow(body).forEach(Typesetting::noteReading);
        textsBelow(body).filter(text -> rightToLeft(text.getParentNode())).forEach(Typesetting::isolateIslands);
        textsBelow(body).forEach(Typesetting::removeIfEmpty);
        elementsBelow(body).filter(Typesetting::laidOutInColumns).forEach(Typesetting::mirror);
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
        Node parent = text.getParentNode();
        Document page = text.getOwnerDocument();
        if (!data.isBlank() && !RIGHT_TO_LEFT.matcher(parent.getTextContent()).find()) {
            parent.replaceChild(island(data, page), text);
            return;
        }
        int written = 0;
        Matcher island = ISLAND.matcher(data);
        while (island.find()) {
            if (!ONE_WORD.matcher(island.group()).matches()) {
                parent.insertBefore(page.createTextNode(data.substring(written, island.start())), text);
                parent.insertBefore(island(island.group(), page), text);
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

    /** The PDF holds right-to-left text as it is painted, from the left; readers get it as it is read. */
    private static void noteReading(Element element) {
        String text = element.getTextContent().strip().replaceAll("\\s+", " ");
        if (TEXT_BLOCKS.contains(element.getTagName())
                && RIGHT_TO_LEFT.matcher(text).find()
                && elementsBelow(element).allMatch(inner -> "span".equals(inner.getTagName()))) {
            element.setAttribute("title", READS + text);
        }
    }

    private static boolean laidOutInColumns(Element element) {
        return rightToLeft(element)
                && ("tr".equals(element.getTagName()) || "columns".equals(element.getAttribute("class")));
    }

    private static void mirror(Element element) {
        childrenOf(element).forEach(part -> element.insertBefore(part, element.getFirstChild()));
        element.setAttribute("title", MIRRORED);
    }

    private static boolean rightToLeft(Node node) {
        for (Node n = node; n instanceof Element element; n = n.getParentNode()) {
            if (element.hasAttribute("dir")) {
                return "rtl".equals(element.getAttribute("dir"));
            }
        }
        return false;
    }

    private static Stream<Text> textsBelow(Node node) {
        return nodesBelow(node).filter(Text.class::isInstance).map(Text.class::cast);
    }

    private static Stream<Element> elementsBelow(Node node) {
        return nodesBelow(node).filter(Element.class::isInstance).map(Element.class::cast);
    }

    private static Stream<Node> nodesBelow(Node node) {
        return childrenOf(node).stream().flatMap(child -> Stream.concat(Stream.of(child), nodesBelow(child)));
    }

    private static List<Node> childrenOf(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }
}
