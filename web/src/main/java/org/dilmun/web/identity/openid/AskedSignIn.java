package org.dilmun.web.identity.openid;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.identity.openid.SignInSteps.Waiting;
import org.dilmun.web.site.Lang;

/** For whom somebody signs in, on the pages on the way: the relying party whose request waits in this browser. */
@Named
@RequestScoped
public class AskedSignIn {

    private static final int LONGEST_HINT = 30;

    @Inject
    SignInSteps steps;

    @Inject
    Bodies bodies;

    @Inject
    HttpServletRequest request;

    @Inject
    Lang lang;

    private Optional<Waiting> waiting;

    @PostConstruct
    void find() {
        try {
            String handle = request.getParameter("request");
            waiting = handle == null ? Optional.empty() : Optional.of(steps.waiting(handle, BrowserMark.read(request)));
            waiting.ifPresent(found -> FormTargets.allow(
                    (HttpServletResponse) FacesContext.getCurrentInstance()
                            .getExternalContext()
                            .getResponse(),
                    found.call().request().getRedirectionURI()));
        } catch (SignInBroken | SentBack e) {
            waiting = Optional.empty(); // the next step tells what is wrong with it
        }
    }

    public boolean isThere() {
        return waiting.isPresent();
    }

    public Optional<Waiting> waiting() {
        return waiting;
    }

    /** @return where the request goes on */
    public String goOn() {
        return ProviderAddresses.CONTINUE + "?request=" + getHandle();
    }

    public String getHandle() {
        return waiting.map(Waiting::handle).orElse("");
    }

    public String getName() {
        return waiting.map(found -> found.call().party().name().in(lang.language()))
                .orElse("");
    }

    public String getBody() {
        return waiting.map(found ->
                        bodies.get(found.call().party().bodyId()).name().in(lang.language()))
                .orElse("");
    }

    /** @return key of the text that says how one has to sign in for it; empty: in any way */
    public String getNeeded() {
        return waiting.map(found -> switch (found.call().wishes()) {
                    case PASSWORD -> "";
                    case TWO_FACTOR -> "login.text.two-factor";
                    case PASSKEY -> "login.text.passkey";
                })
                .orElse("");
    }

    /** @return whom the relying party believes to come ({@code login_hint}); null: it does not say */
    public String hint() {
        return waiting.map(found -> found.call().request().getLoginHint())
                .filter(hint -> hint.length() <= LONGEST_HINT)
                .orElse(null);
    }
}
