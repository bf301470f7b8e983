package org.dilmun.web.identity;

import java.io.IOException;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.identity.MailProof.Purpose;
import org.dilmun.domain.identity.PasswordRefused;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.identity.TooManySignIns;
import org.dilmun.ejb.identity.credential.CodeRefused;
import org.dilmun.ejb.identity.mail.MailCodeRefused;
import org.dilmun.ejb.identity.mail.PasswordRecovery;
import org.dilmun.web.site.CallerAddress;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** Where a person takes another password in place of a forgotten one: number, code, password, each on the same address. */
@Named
@RequestScoped
public class ForgottenPage {

    private static final String REQUIRED = "problem.required";

    @Inject
    PasswordRecovery recovery;

    @Inject
    MailSteps steps;

    @Inject
    SignInEnd end;

    @Inject
    CallerAddress address;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String personalNumber;
    private String code;
    private String secondCode;
    private String password;
    private String again;
    private Boolean second;

    /** Has a code sent. */
    public void begin() throws IOException {
        if (personalNumber == null) {
            errors.add("personalNumber", REQUIRED);
            return;
        }
        try {
            steps.asked(
                    recovery.begin(personalNumber, lang.language(), address.of(request)), end.address(Page.FORGOTTEN));
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
            recovery.prove(steps.handle(), code);
            redirect(end.address(Page.FORGOTTEN));
        } catch (Problem problem) {
            errors.add(problem instanceof MailCodeRefused ? "code" : null, problem);
            code = null;
        }
    }

    /** Lets the new password count. */
    public void complete() throws IOException {
        if (password == null) {
            errors.add("password", REQUIRED);
            return;
        }
        if (!password.equals(again)) {
            errors.add("again", "password.problem.differs");
            return;
        }
        try {
            recovery.complete(steps.handle(), password, secondCode);
            redirect(lang.url(Page.FORGOTTEN.address()) + "?done=changed");
        } catch (CodeRefused | TooManySignIns problem) {
            errors.add("secondCode", problem);
            secondCode = null;
        } catch (Problem problem) {
            errors.add(problem instanceof PasswordRefused ? "password" : null, problem);
        }
    }

    private static void redirect(String to) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(to);
    }

    /** Whether the password has just been changed. */
    public boolean isChanged() {
        return "changed".equals(parameters.get("done"));
    }

    /** Whether the code is awaited. */
    public boolean isWaiting() {
        return steps.isWaiting(Purpose.RECOVER);
    }

    /** Whether it has come, and a password is to be chosen. */
    public boolean isProved() {
        return steps.isProved(Purpose.RECOVER);
    }

    /** Whether a second proof is asked for beside it. */
    public boolean isSecond() {
        if (second == null) {
            second = recovery.asksSecondProof(steps.handle());
        }
        return second;
    }

    public String getRules() {
        return messages.text(lang.language(), "password.hint.wanted", PasswordRefused.SHORTEST);
    }

    public String getPersonalNumber() {
        return personalNumber;
    }

    public void setPersonalNumber(String personalNumber) {
        this.personalNumber = personalNumber;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getSecondCode() {
        return secondCode;
    }

    public void setSecondCode(String secondCode) {
        this.secondCode = secondCode;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
