package org.dilmun.web.document;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.document.DocumentQueries.Download;

/** Hands out a document, {@code /documents/{reference}}, to its holder and to the officials of its body, to be kept. */
@WebServlet("/documents/*")
public class DocumentServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient DocumentQueries queries;

    @Inject
    transient Country country;

    static String address(IssuedDocument document) {
        return "/documents/" + document.reference();
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String path = http.getPathInfo() == null ? "" : http.getPathInfo();
        try {
            Download download = queries.download(Reference.parse(path.substring(path.isEmpty() ? 0 : 1)));
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename*=UTF-8''"
                            + encoded(download.document().title().in(language(http.getLocale())) + ".pdf"));
            response.setContentLength(download.content().length);
            response.getOutputStream().write(download.content());
        } catch (Problem problem) { // whose document it is stays unsaid: forbidden and absent look the same
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The address has no language: the browser's, where the country speaks it. */
    private Language language(Locale wished) {
        return country.languages().stream()
                .filter(language -> language.tag().equals(wished.getLanguage()))
                .findFirst()
                .orElse(country.languages().get(0));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
