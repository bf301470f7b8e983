package org.dilmun.web.identity;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.identity.SignIns;
import org.dilmun.ejb.identity.credential.PendingSignIns;
import org.dilmun.ejb.identity.credential.SecondProofs;
import org.dilmun.web.site.FormErrors;

/** The second step of signing in: the code or the passkey of whoever gave the password in this browser. */
@Named
@RequestScoped
public class LoginProofPage {

    @Inject
    SignIns signIns;

    @Inject
    PendingSignIns pending;

    @Inject
    SecondProofs proofs;

    @Inject
    SignInEnd end;

    @Inject
    FormErrors errors;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String code;
    private Optional<SecondProofs.Ways> ways;

    public void signInByCode() throws IOException {
        if (code == null) {
            errors.add("code", "problem.required");
            return;
        }
        SignInOrigin from = end.origin();
        try {
            end.signedIn(signIns.signInByCode(handle(), code, from), from);
        } catch (Problem problem) {
            errors.add("code", problem);
            code = null;
        }
    }

    public void signInByPasskey() throws IOException {
        SignInOrigin from = end.origin();
        try {
            end.signedIn(signIns.goOnByPasskey(handle(), parameters.get("passkey"), from), from);
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    /** @return null: nothing waits in this browser */
    private String handle() {
        return ProofCookie.read(request).orElse(null);
    }

    private Optional<SecondProofs.Ways> ways() {
        if (ways == null) {
            ways = pending.find(handle()).map(Account::id).map(proofs::of);
        }
        return ways;
    }

    /** Whether a sign-in waits; otherwise one begins anew. */
    public boolean isWaiting() {
        return ways().isPresent();
    }

    public boolean isApp() {
        return ways().filter(SecondProofs.Ways::app).isPresent();
    }

    public boolean isPasskey() {
        return ways().filter(found -> found.passkeys() > 0).isPresent();
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
