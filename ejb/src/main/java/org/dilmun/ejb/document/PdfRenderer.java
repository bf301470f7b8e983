package org.dilmun.ejb.document;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import jakarta.enterprise.context.ApplicationScoped;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Prints a page as a PDF for the archive and for everyone: PDF/A-2a and PDF/UA-1, Arabic shaped, fonts embedded. Pages
 * are written in reading order, tables too; what the PDF library cannot do, {@link Typesetting} does before and
 * {@link MachineReading} after.
 */
@ApplicationScoped
public class PdfRenderer {

    static {
        XRLog.setLoggingEnabled(false); // a line for every CSS rule and box
    }

    /**
     * @param xhtml well-formed, without document type; {@code lang} and {@code dir} on the root, a title, and the meta
     *     entries subject, description and author, which PDF/UA demands; pictures only as {@code data:} addresses
     * @throws IllegalArgumentException if the page is not well-formed or declares a document type
     */
    public byte[] render(String xhtml) {
        Document page = parse(xhtml);
        Typesetting.prepare(page);
        var printed = new ByteArrayOutputStream();
        try {
            builder(page).toStream(printed).run();
            return MachineReading.restore(printed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parse(String xhtml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (SAXException e) {
            throw new IllegalArgumentException("not a well-formed page", e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PdfRendererBuilder builder(Document page) {
        var builder = new PdfRendererBuilder();
        for (PaperFont font : PaperFont.WEIGHTS) {
            builder.useFont(font::open, PaperFont.FAMILY, font.weight(), FontStyle.NORMAL, true);
        }
        return builder.withW3cDocument(page, null)
                .useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null)
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .defaultTextDirection(
                        "rtl".equals(page.getDocumentElement().getAttribute("dir"))
                                ? TextDirection.RTL
                                : TextDirection.LTR)
                .usePdfUaAccessibility(true)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    }
}
