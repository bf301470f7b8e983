package org.dilmun.web.identity;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.demo.DemoPeople;
import org.dilmun.ejb.identity.SignIns;
import org.dilmun.web.identity.openid.AskedSignIn;
import org.dilmun.web.site.CallerAddress;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Page;

/** Signing in with the eKey. */
@Named
@RequestScoped
public class LoginPage {

    @Inject
    SignIns signIns;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    Country country;

    @Inject
    Profile profile;

    @Inject
    DemoPeople demoPeople;

    @Inject
    HttpServletRequest request;

    @Inject
    AskedSignIn asked;

    @Inject
    CallerAddress address;

    private String personalNumber;
    private String password;

    /** A demonstration account as the page lists it. */
    public record DemoAccount(String name, String role, String personalNumber, String password) {}

    public void signIn() throws IOException {
        if (personalNumber == null || password == null) {
            errors.add(personalNumber == null ? "personalNumber" : "password", "problem.required");
            return;
        }
        try {
            var external = FacesContext.getCurrentInstance().getExternalContext();
            var response = (HttpServletResponse) external.getResponse();
            SignInOrigin from = origin();
            String token = signIns.signIn(personalNumber, password, from);
            external.invalidateSession(); // whoever knew the session before the sign-in must not share it after
            SessionCookie.write(request, response, token);
            DeviceCookie.keep(request, response, from.mark());
            external.redirect(afterSignIn());
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private SignInOrigin origin() {
        return new SignInOrigin(
                Objects.requireNonNullElse(request.getHeader("User-Agent"), ""),
                address.of(request),
                DeviceCookie.mark(request));
    }

    /** Where the person wanted to go, behind the language; only to pages of ours, never to an address of somebody else. */
    public String getNext() {
        String next = request.getParameter("next");
        return next != null && next.matches("(/[A-Za-z0-9_-]+)+") ? next : "";
    }

    /** Who wanted to go nowhere comes to what waits for them. */
    private String afterSignIn() {
        if (asked.isThere()) {
            return asked.goOn();
        }
        String next = getNext();
        return lang.url(next.isEmpty() ? Page.MY.address() : next);
    }

    public String getNumberHint() {
        return country.personalNumberHint().in(lang.language());
    }

    /** Whether a keyboard of digits is enough to type a personal number. */
    public boolean isDigitsOnly() {
        return !country.personalNumberHasLetters();
    }

    public List<DemoAccount> getDemoAccounts() {
        return profile.demonstration()
                ? demoPeople.list().stream()
                        .map(person -> new DemoAccount(
                                person.name().in(lang.getCode()),
                                person.description().in(lang.getCode()),
                                person.personalNumber(),
                                DemoPeople.PASSWORD))
                        .toList()
                : List.of();
    }

    /** What was typed; at first what the relying party believes, which helps on a browser of one's own. */
    public String getPersonalNumber() {
        return personalNumber == null ? asked.hint() : personalNumber;
    }

    public void setPersonalNumber(String personalNumber) {
        this.personalNumber = personalNumber;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
