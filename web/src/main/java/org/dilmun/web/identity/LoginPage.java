package org.dilmun.web.identity;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.demo.DemoPeople;
import org.dilmun.ejb.identity.SignIns;
import org.dilmun.web.identity.openid.AskedSignIn;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

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
    SignInEnd end;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

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
            SignInOrigin from = end.origin();
            SignIns.Step step = signIns.signIn(personalNumber, password, from);
            if (step.session() == null) {
                end.proofAwaited(step.pending());
            } else {
                end.signedIn(step.session(), from);
            }
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    /** Signs in whoever's passkey has answered. */
    public void signInByPasskey() throws IOException {
        try {
            SignInOrigin from = end.origin();
            String browser = ProofCookie.read(request).orElse(null);
            end.signedIn(signIns.signInByPasskey(browser, parameters.get("passkey"), from), from);
        } catch (Problem problem) {
            errors.add(null, problem);
        }
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
