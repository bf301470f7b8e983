package org.dilmun.web.studio;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.studio.ServiceTrial;
import org.dilmun.ejb.document.Letter;
import org.dilmun.ejb.document.LetterTemplate;
import org.dilmun.ejb.document.PdfRenderer;
import org.dilmun.ejb.studio.Rehearsal;
import org.dilmun.ejb.studio.Trials;

/** Hands out, to whoever tries a service, what its document would look like: {@code /trials/{code}}. Neither signed nor kept. */
@WebServlet("/trials/*")
public class TrialCertificateServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]{3,60})");

    @Inject
    transient Trials trials;

    @Inject
    transient Rehearsal rehearsal;

    @Inject
    transient LetterTemplate template;

    @Inject
    transient PdfRenderer renderer;

    static String address(String code) {
        return "/trials/" + code;
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(http.getPathInfo() == null ? "" : http.getPathInfo());
        try {
            String code = path.matches() ? path.group(1) : "";
            byte[] pdf = renderer.render(template.letter(letter(code)));
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"trial-" + code + ".pdf\"");
            response.setContentLength(pdf.length);
            response.getOutputStream().write(pdf);
        } catch (Problem problem) { // whether there is such a service stays unsaid
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Letter letter(String code) {
        ServiceTrial trial = trials.find(code).orElseThrow(() -> new NotFound("trial", code));
        try {
            rehearsal.play(trial, trial.inputs(), tried -> Optional.ofNullable(tried.certificate()));
            throw new IllegalStateException("a trial leaves something behind");
        } catch (Rehearsal.TakenBack played) {
            return ((Optional<?>) played.shown())
                    .map(Letter.class::cast)
                    .orElseThrow(() -> new NotFound("trial", code));
        }
    }
}
