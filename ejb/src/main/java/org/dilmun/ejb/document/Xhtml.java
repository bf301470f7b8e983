package org.dilmun.ejb.document;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a page. Whatever goes in as text or attribute comes out as such: nothing can become markup. */
final class Xhtml {

    /** What XML 1.0 cannot hold, escaped or not; half surrogate pairs too. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    Xhtml() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param attributes name, value, name, value … */
    Xhtml open(String element, String... attributes) {
        return write(() -> {
            xml.writeStartElement(element);
            attributes(attributes);
        });
    }

    /** Further attributes of the element opened last, before its content. */
    Xhtml attributes(String... attributes) {
        return write(() -> {
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
            }
        });
    }

    Xhtml text(String text) {
        return write(() -> xml.writeCharacters(legal(text)));
    }

    Xhtml close() {
        return write(xml::writeEndElement);
    }

    Xhtml element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    @Override
    public String toString() {
        write(xml::flush);
        return out.toString();
    }

    private static String legal(String text) {
        return NOT_XML.matcher(text).replaceAll("");
    }

    private Xhtml write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a text in memory does not refuse to be written
        }
        return this;
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
