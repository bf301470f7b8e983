package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.util.URLUtils;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.openid.KeptRequests;
import org.dilmun.ejb.identity.openid.ProviderAddresses;

/**
 * The authorization endpoint (OpenID Connect Core section 3.1.2). It keeps the request and sends the browser on to
 * {@link ContinueServlet}: what another site posts comes without the cookie of the session, a redirect comes with it.
 */
@WebServlet(ProviderAddresses.AUTHORIZE)
public class AuthorizeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SignInCheck check;

    @Inject
    transient KeptRequests requests;

    @Inject
    transient BrokenPage broken;

    @Inject
    transient RefusalLog refusals;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!List.of("GET", "HEAD", "POST").contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        try {
            Map<String, List<String>> given = given(request);
            RelyingParty party = check.party(given);
            if (given.containsKey("request_uri")) {
                given = pushed(party, given);
            }
            check.check(given);
            String handle =
                    requests.keep(party, URLUtils.serializeParameters(given), BrowserMark.of(request, response));
            Redirect.to(response, ProviderAddresses.CONTINUE + "?request=" + handle);
        } catch (SignInBroken e) {
            refusals.write(e, RefusalLog.AUTHORIZE);
            broken.show(request, response, e);
        } catch (SentBack e) {
            refusals.write(e);
            Redirect.to(response, e.to().toString());
        }
    }

    private static Map<String, List<String>> given(HttpServletRequest request) {
        var given = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> given.put(name, Arrays.asList(values)));
        return given;
    }

    /** What stands beside the address of a pushed request does not count (RFC 9126 section 4). */
    private Map<String, List<String>> pushed(RelyingParty party, Map<String, List<String>> given) {
        String address = SignInCheck.single(given, "request_uri");
        if (address == null || !address.startsWith(PushServlet.PREFIX)) {
            return given; // an address of somebody else is refused as not supported
        }
        return requests.takePushed(party, address.substring(PushServlet.PREFIX.length()))
                .map(SignInSteps::parameters)
                .orElseThrow(() -> new SignInBroken(SignInBroken.Fault.GONE, party, RefusalReason.REQUEST_GONE));
    }
}
