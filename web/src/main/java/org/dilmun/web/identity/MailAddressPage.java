package org.dilmun.web.identity;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.EmailAddressMalformed;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.identity.mail.MailCodeRefused;
import org.dilmun.ejb.identity.mail.OwnMailAddress;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Page;

/** Where a person says at which e-mail address they read, and what goes there. */
@Named
@RequestScoped
public class MailAddressPage {

    /** What may just have been done, as the texts of the page name it. */
    private static final Set<String> DONE = Set.of("proved", "removed", "on", "off");

    private static final String REQUIRED = "problem.required";

    @Inject
    OwnMailAddress own;

    @Inject
    MailSteps steps;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String email;
    private String code;
    private Optional<OwnMailAddress.Shown> shown;
    private Optional<EmailAddress> awaited;
    private Boolean changeable;

    /** Has a code sent to the address that was typed. */
    public void begin() throws IOException {
        if (email == null) {
            errors.add("email", REQUIRED);
            return;
        }
        try {
            steps.asked(
                    own.begin(token(), EmailAddress.parse(email), lang.language()),
                    lang.url(Page.MY_CONTACT.address()));
        } catch (EmailAddressMalformed e) {
            errors.add("email", e);
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    /** Takes the code. */
    public void prove() throws IOException {
        if (code == null) {
            errors.add("code", REQUIRED);
            return;
        }
        try {
            own.prove(steps.handle(), code);
            show("proved");
        } catch (Problem problem) {
            errors.add(problem instanceof MailCodeRefused ? "code" : null, problem);
            code = null;
        }
    }

    /** Lets notices go to the address as well, or not. */
    public void switchNotices() throws IOException {
        boolean wanted = !isNotices();
        own.switchNotices(wanted);
        show(wanted ? "on" : "off");
    }

    public void remove() throws IOException {
        try {
            own.remove(token());
            show("removed");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private void show(String done) throws IOException {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(lang.url(Page.MY_CONTACT.address()) + "?done=" + done);
    }

    private String token() {
        return SessionCookie.read(request).orElse("");
    }

    private Optional<OwnMailAddress.Shown> shown() {
        if (shown == null) {
            shown = own.find();
        }
        return shown;
    }

    private Optional<EmailAddress> awaited() {
        if (awaited == null) {
            awaited = parameters.containsKey("anew") ? Optional.empty() : own.awaited(steps.handle());
        }
        return awaited;
    }

    /** @return what has just been done; empty: nothing */
    public String getDone() {
        String done = parameters.getOrDefault("done", "");
        return DONE.contains(done) ? done : "";
    }

    /** @return the person's; null: there is none */
    public String getAddress() {
        return shown().map(address -> address.address().value()).orElse(null);
    }

    public boolean isNotices() {
        return shown().filter(OwnMailAddress.Shown::notices).isPresent();
    }

    /** Whether a server has said that there is no such box. */
    public boolean isRefused() {
        return shown().filter(address -> !address.reachable()).isPresent();
    }

    /** @return where the code went that is awaited; null: none is */
    public String getAwaited() {
        return awaited().map(EmailAddress::value).orElse(null);
    }

    /** Whether this session may change it now. */
    public boolean isChangeable() {
        if (changeable == null) {
            changeable = own.isChangeable(token());
        }
        return changeable;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
