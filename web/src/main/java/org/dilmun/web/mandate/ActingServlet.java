package org.dilmun.web.mandate;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.mandate.Acting;
import org.dilmun.web.identity.SessionCookie;

/** The switch of every page: with {@code mandate} into somebody's name, without it back into one's own. By post only. */
@WebServlet(ActingServlet.PATH)
public class ActingServlet extends HttpServlet {

    static final String PATH = "/acting";

    private static final long serialVersionUID = 1L;

    @Inject
    transient Acting acting;

    @Inject
    transient Country country;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String session = SessionCookie.read(request).orElse("");
        if (!SwitchToken.fits(request.getParameter("token"), session)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            turn(session, request.getParameter("mandate"));
            response.sendRedirect("/" + language(request.getParameter("lang")) + "/my");
        } catch (Problem problem) { // signed out, or the mandate ended since the page was shown
            response.sendError(HttpServletResponse.SC_CONFLICT);
        }
    }

    private void turn(String session, String mandate) {
        if (mandate == null) {
            acting.end(session);
        } else {
            acting.begin(session, Reference.parse(mandate));
        }
    }

    private Language language(String wished) {
        return country.languages().stream()
                .filter(known -> known.tag().equals(wished))
                .findFirst()
                .orElse(country.languages().get(0));
    }
}
