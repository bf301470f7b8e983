package org.dilmun.web.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.AddressLimits;
import org.dilmun.ejb.identity.CallLimits.Spent;
import org.dilmun.ejb.identity.credential.OwnCredentials;
import org.dilmun.ejb.identity.credential.Passkeys;
import org.dilmun.ejb.party.People;
import org.dilmun.web.site.CallerAddress;
import org.dilmun.web.site.Messages;

/**
 * What the script of the pages asks before it turns to a passkey: the question for the device. The answer goes the way of the
 * form; nothing here signs anybody in or changes anything.
 */
@WebServlet("/passkeys/*")
public class PasskeyServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Passkeys passkeys;

    @Inject
    transient OwnCredentials credentials;

    @Inject
    transient AddressLimits limits;

    @Inject
    transient CallerAddress address;

    @Inject
    transient Caller caller;

    @Inject
    transient People people;

    @Inject
    transient Country country;

    @Inject
    transient Messages messages;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Spent spent = limits.spend(address.of(request));
        if (!spent.granted()) {
            response.setHeader("Retry-After", Long.toString(spent.resetSeconds()));
            response.setStatus(429);
            return;
        }
        try {
            switch (Objects.requireNonNullElse(request.getPathInfo(), "")) {
                case "/sign-in" -> answer(response, passkeys.askToSign(ProofCookie.of(request, response)));
                case "/new" -> answer(response, askToMake(request));
                default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
        } catch (Problem refused) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN); // the page says why when it is shown again
        }
    }

    private String askToMake(HttpServletRequest request) {
        Language language = country.languages().stream()
                .filter(known -> known.tag().equals(request.getParameter("lang")))
                .findFirst()
                .orElse(country.languages().get(0));
        String name = caller.actor().isPerson()
                ? people.get(caller.actor().id()).name().in(language)
                : "";
        return credentials.askForPasskey(
                SessionCookie.read(request).orElse(""), name, messages.text(language, "site.label.name"));
    }

    private static void answer(HttpServletResponse response, String question) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
    }
}
