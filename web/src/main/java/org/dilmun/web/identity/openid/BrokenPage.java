package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.web.site.FrontFilter;
import org.dilmun.web.site.Messages;

/** The page for a request to sign in that nobody may be sent back from. */
@ApplicationScoped
public class BrokenPage {

    /** Request attribute: what is wrong, as the texts of the page name it. */
    static final String FAULT = "dilmun.sign-in-fault";

    private static final System.Logger LOG = System.getLogger(BrokenPage.class.getName());

    @Inject
    Messages messages;

    public void show(HttpServletRequest request, HttpServletResponse response, SignInBroken broken)
            throws IOException, ServletException {
        String fault = broken.fault().name().toLowerCase(Locale.ROOT);
        LOG.log(System.Logger.Level.INFO, "a request to sign in is refused here: {0}", fault);
        request.setAttribute(FAULT, fault);
        request.setAttribute(FrontFilter.LANGUAGE, messages.language(wished(request)));
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        request.getRequestDispatcher("/errors/sign-in.xhtml").forward(request, response);
    }

    /** @return none if the browser does not say: the server would put its own */
    static List<Locale> wished(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
    }
}
