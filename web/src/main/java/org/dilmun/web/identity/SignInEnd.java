package org.dilmun.web.identity;

import java.io.IOException;
import java.util.Objects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.web.identity.openid.AskedSignIn;
import org.dilmun.web.site.CallerAddress;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Page;

/** Where signing in leads, over however many pages it goes. */
@Named
@RequestScoped
public class SignInEnd {

    @Inject
    HttpServletRequest request;

    @Inject
    AskedSignIn asked;

    @Inject
    CallerAddress address;

    @Inject
    Lang lang;

    SignInOrigin origin() {
        return new SignInOrigin(
                Objects.requireNonNullElse(request.getHeader("User-Agent"), ""),
                address.of(request),
                DeviceCookie.mark(request));
    }

    /** Lets the browser keep the token of its session, and go to where the person wanted to go. */
    void signedIn(String token, SignInOrigin from) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        var response = (HttpServletResponse) external.getResponse();
        external.invalidateSession(); // whoever knew the session before the sign-in must not share it after
        SessionCookie.write(request, response, token);
        DeviceCookie.keep(request, response, from.mark());
        ProofCookie.remove(request, response);
        MailCookie.remove(request, response);
        external.redirect(target());
    }

    /** Lets the browser keep the handle of what waits, and go on to the second proof. */
    void proofAwaited(String handle) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        ProofCookie.write(request, (HttpServletResponse) external.getResponse(), handle);
        external.redirect(address(Page.LOGIN_PROOF));
    }

    /** @return address of that page of the sign-in, which leads to the same end */
    String address(Page page) {
        String query =
                asked.isThere() ? "?request=" + asked.getHandle() : getNext().isEmpty() ? "" : "?next=" + getNext();
        return lang.url(page.address()) + query;
    }

    /** @return where one begins anew */
    public String getBeginning() {
        return address(Page.LOGIN);
    }

    /** @return where somebody opens an eKey who has none */
    public String getOpening() {
        return address(Page.REGISTER);
    }

    /** @return where somebody takes another password who has forgotten theirs */
    public String getForgotten() {
        return address(Page.FORGOTTEN);
    }

    /** Where the person wanted to go, behind the language; only to pages of ours, never to an address of somebody else. */
    public String getNext() {
        String next = request.getParameter("next");
        return next != null && next.matches("(/[A-Za-z0-9_-]+)+") ? next : "";
    }

    /** Who wanted to go nowhere comes to what waits for them. */
    private String target() {
        if (asked.isThere()) {
            return asked.goOn();
        }
        return lang.url(getNext().isEmpty() ? Page.MY.address() : getNext());
    }
}
