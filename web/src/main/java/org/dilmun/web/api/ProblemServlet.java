package org.dilmun.web.api;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Language;
import org.dilmun.web.site.Messages;

/** Leads from the type of a problem document to its row in the developer's page, in the language that the caller reads. */
@WebServlet("/problems/*")
public class ProblemServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ProblemTypes types;

    @Inject
    transient Messages messages;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String code = path == null ? "" : path.substring(1);
        if (!types.has(code)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean chosen = request.getHeader("Accept-Language") != null; // else the server would name its own
        Language language = messages.language(chosen ? Collections.list(request.getLocales()) : List.of());
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/" + language.tag() + "/developers#" + code);
    }
}
