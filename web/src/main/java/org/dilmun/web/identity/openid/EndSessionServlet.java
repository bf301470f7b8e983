package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.util.URLUtils;

import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.openid.IdTokens;
import org.dilmun.ejb.identity.openid.IdTokens.Hint;
import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.ejb.identity.openid.Pseudonym;
import org.dilmun.ejb.identity.openid.RelyingParties;
import org.dilmun.web.identity.SessionCookie;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/**
 * Signing out at the wish of a relying party (OpenID Connect RP-Initiated Logout). Who shows an ID token of just this session
 * may end it; from anybody else the person is asked first, since any site can send a browser here.
 */
@WebServlet(ProviderAddresses.LOGOUT)
public class EndSessionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient IdTokens idTokens;

    @Inject
    transient RelyingParties parties;

    @Inject
    transient Pseudonym pseudonym;

    @Inject
    transient Accounts accounts;

    @Inject
    transient Messages messages;

    @Inject
    transient BrokenPage broken;

    @Inject
    transient RefusalLog refusals;

    /** What another site posts comes without the cookie of the session; a redirect comes with it. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Redirect.to(response, ProviderAddresses.LOGOUT + "?" + URLUtils.serializeParameters(given(request)));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        Map<String, List<String>> given = given(request);
        Optional<Hint> hint =
                Optional.ofNullable(SignInCheck.single(given, "id_token_hint")).flatMap(idTokens::read);
        Optional<RelyingParty> party = hint.flatMap(read -> parties.find(read.clientId()));
        String address = SignInCheck.single(given, "post_logout_redirect_uri");
        if (address != null && party.filter(known -> known.mayLeaveTo(address)).isEmpty()) {
            var fault = new SignInBroken(SignInBroken.Fault.ADDRESS, party.orElse(null), RefusalReason.LOGOUT_ADDRESS);
            refusals.write(fault, RefusalLog.LOGOUT);
            broken.show(request, response, fault);
            return;
        }
        Optional<String> token = SessionCookie.read(request);
        Optional<LoginSession> session = token.flatMap(accounts::session);
        boolean mayEnd = party.isPresent()
                && (session.isEmpty()
                        || pseudonym
                                .session(party.get(), session.get().tokenHash())
                                .equals(hint.get().session()));
        if (!mayEnd) {
            Redirect.to(response, at(request, Page.SIGN_OUT));
            return;
        }
        token.ifPresent(accounts::signOut);
        SessionCookie.remove(request, response);
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
        Redirect.to(response, address == null ? at(request, Page.HOME) : back(address, given));
    }

    private static Map<String, List<String>> given(HttpServletRequest request) {
        var given = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> given.put(name, Arrays.asList(values)));
        return given;
    }

    private String at(HttpServletRequest request, Page page) {
        return "/" + messages.language(BrokenPage.wished(request)).tag() + page.address();
    }

    private static String back(String address, Map<String, List<String>> given) {
        String state = SignInCheck.single(given, "state");
        return state == null
                ? address
                : address + (address.contains("?") ? "&" : "?") + "state="
                        + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }
}
