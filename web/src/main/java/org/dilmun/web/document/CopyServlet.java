package org.dilmun.web.document;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.document.AnswersCopy;
import org.dilmun.ejb.document.LetterTemplate;
import org.dilmun.ejb.document.PdfRenderer;

/** Hands out a copy of what was stated in a case, {@code /copies/{reference}}, to its applicant and to the officials of its body. */
@WebServlet("/copies/*")
public class CopyServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient AnswersCopy copies;

    @Inject
    transient LetterTemplate template;

    @Inject
    transient PdfRenderer renderer;

    public static String address(Request request) {
        return "/copies/" + request.reference();
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String path = http.getPathInfo() == null ? "" : http.getPathInfo();
        try {
            Reference reference = Reference.parse(path.substring(path.isEmpty() ? 0 : 1));
            byte[] copy = renderer.render(template.letter(copies.letter(reference)));
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + reference + ".pdf\"");
            response.setContentLength(copy.length);
            response.getOutputStream().write(copy);
        } catch (Problem problem) { // whose case it is stays unsaid: forbidden and absent look the same
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
