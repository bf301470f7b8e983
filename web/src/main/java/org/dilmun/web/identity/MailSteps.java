package org.dilmun.web.identity;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.identity.MailProof;
import org.dilmun.domain.identity.MailProof.Purpose;
import org.dilmun.ejb.identity.mail.MailProofs;
import org.dilmun.ejb.notice.mail.MailSettings;

/** How far a browser has come that goes through a page with a code by e-mail: it asks, waits for the code, and has brought it. */
@Named
@RequestScoped
public class MailSteps {

    @Inject
    MailProofs proofs;

    @Inject
    MailSettings settings;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** As it was when the page was asked for: what a form does must not change of which form its fields are read. */
    private Optional<MailProof> found;

    /** Whether e-mail can leave at all. */
    public boolean isOn() {
        return settings.isOn();
    }

    /** @return where the mail of this demonstration can be read; null: it goes to people */
    public String getBox() {
        return settings.box().orElse(null);
    }

    boolean isWaiting(Purpose purpose) {
        return found(purpose).filter(proof -> !proof.proved()).isPresent();
    }

    boolean isProved(Purpose purpose) {
        return found(purpose).filter(MailProof::proved).isPresent();
    }

    private Optional<MailProof> found(Purpose purpose) {
        if (found == null) {
            found = parameters.containsKey("anew") ? Optional.empty() : proofs.find(handle(), purpose);
        }
        return found;
    }

    /** @return null: nothing waits in this browser */
    String handle() {
        return MailCookie.read(request);
    }

    /** Lets the browser keep the handle, and shows the page anew. */
    void asked(String handle, String address) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        MailCookie.write(external, handle);
        external.redirect(address);
    }
}
