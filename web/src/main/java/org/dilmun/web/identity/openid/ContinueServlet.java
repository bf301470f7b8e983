package org.dilmun.web.identity.openid;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.web.identity.SessionCookie;

/** Goes on with a request to sign in, as often as the person comes back from a page. */
@WebServlet(ProviderAddresses.CONTINUE)
public class ContinueServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SignInSteps steps;

    @Inject
    transient Accounts accounts;

    @Inject
    transient BrokenPage broken;

    @Inject
    transient RefusalLog refusals;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        try {
            var waiting = steps.waiting(request.getParameter("request"), BrowserMark.read(request));
            var session = SessionCookie.read(request).flatMap(accounts::session);
            Redirect.to(
                    response,
                    steps.next(waiting, session, BrokenPage.wished(request)).toString());
        } catch (SignInBroken e) {
            refusals.write(e, RefusalLog.AUTHORIZE);
            broken.show(request, response, e);
        } catch (SentBack e) {
            refusals.write(e);
            Redirect.to(response, e.to().toString());
        }
    }
}
