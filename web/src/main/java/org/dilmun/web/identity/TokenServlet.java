package org.dilmun.web.identity;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.kernel.Json;
import org.dilmun.ejb.identity.AddressLimits;
import org.dilmun.ejb.identity.CallLimits.Spent;
import org.dilmun.ejb.identity.ClientRefused;
import org.dilmun.ejb.identity.ScopeRefused;
import org.dilmun.ejb.identity.SignIns;
import org.dilmun.ejb.identity.TooManySignIns;
import org.dilmun.web.identity.openid.SignInTokens;
import org.dilmun.web.site.CallerAddress;

/**
 * The token endpoint (RFC 6749 section 3.2): client credentials for systems, and what a sign-in of a person gives, which
 * {@link SignInTokens} answers. A servlet: its errors are OAuth's, not problem documents.
 */
@WebServlet("/oauth2/token")
public class TokenServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SignIns signIns;

    @Inject
    transient AddressLimits limits;

    @Inject
    transient CallerAddress address;

    @Inject
    transient SignInTokens signInTokens;

    /**
     * Section 5.1.
     *
     * @param expires seconds
     */
    record Granted(
            @JsonProperty("access_token") String token,
            @JsonProperty("token_type") String type,
            @JsonProperty("expires_in") long expires,
            String scope) {}

    /** Section 5.2. */
    record Denied(String error, @JsonProperty("error_description") String description) {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, new Denied("invalid_request", "use POST"));
            return;
        }
        Spent spent = limits.spend(address.of(request));
        if (!spent.granted()) {
            response.setHeader("Retry-After", Long.toString(spent.resetSeconds()));
            answer(response, 429, new Denied("invalid_request", "too many calls from this address, try again later"));
            return;
        }
        if (SignInTokens.areAskedFor(request)) {
            signInTokens.answer(request, response);
            return;
        }
        try {
            grant(request, response);
        } catch (OAuthRefusal e) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, new Denied(e.error(), e.getMessage()));
        } catch (ScopeRefused e) {
            answer(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    new Denied("invalid_scope", "more than the client was given"));
        } catch (ClientRefused e) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"dilmun\", charset=\"UTF-8\"");
            answer(
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    new Denied("invalid_client", "client and secret do not fit"));
        } catch (TooManySignIns e) {
            response.setHeader("Retry-After", e.facts().get("retryAfter").toString());
            answer(response, 429, new Denied("invalid_client", "too many failures, try again later"));
        }
    }

    private void grant(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ClientCredentials credentials = ClientCredentials.of(request);
        if (!"client_credentials".equals(OAuthRefusal.single(request, "grant_type"))) {
            throw new OAuthRefusal("unsupported_grant_type", "client_credentials, authorization_code or refresh_token");
        }
        var issued = signIns.issue(credentials.id(), credentials.secret(), scopes(request));
        answer(
                response,
                HttpServletResponse.SC_OK,
                new Granted(
                        issued.token(),
                        "Bearer",
                        issued.lifetime().toSeconds(),
                        issued.scopes().stream().sorted().collect(Collectors.joining(" "))));
    }

    private static Set<String> scopes(HttpServletRequest request) {
        String given = request.getParameter("scope") == null ? "" : OAuthRefusal.single(request, "scope");
        return Arrays.stream(given.split(" ")).filter(scope -> !scope.isEmpty()).collect(Collectors.toSet());
    }

    private static void answer(HttpServletResponse response, int status, Record body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(Json.bytes(body));
    }
}
