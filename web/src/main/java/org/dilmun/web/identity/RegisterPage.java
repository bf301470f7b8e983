package org.dilmun.web.identity;

import java.io.IOException;
import java.time.DateTimeException;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.identity.MailProof.Purpose;
import org.dilmun.domain.identity.PasswordRefused;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.EmailAddressMalformed;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.identity.mail.EKeyOpening;
import org.dilmun.ejb.identity.mail.MailCodeRefused;
import org.dilmun.ejb.identity.mail.OpeningClaim;
import org.dilmun.web.site.CallerAddress;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** Where a person opens an eKey: card, code, password, each on the same address. */
@Named
@RequestScoped
public class RegisterPage {

    private static final String REQUIRED = "problem.required";

    @Inject
    EKeyOpening opening;

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

    private String personalNumber;
    private String cardNumber;
    private String expiresOn;
    private String email;
    private String code;
    private String password;
    private String again;

    /** Takes down who the person says they are. */
    public void begin() throws IOException {
        if (!isComplete()) {
            return;
        }
        try {
            OpeningClaim claim = OpeningClaim.of(personalNumber, cardNumber, expiresOn, email);
            steps.asked(opening.begin(claim, lang.language(), address.of(request)), end.address(Page.REGISTER));
        } catch (DateTimeException e) {
            errors.add("expiresOn", "register.problem.expires-on");
        } catch (EmailAddressMalformed e) {
            errors.add("email", e);
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private boolean isComplete() {
        boolean complete = true;
        String[][] fields = {
            {"personalNumber", personalNumber}, {"cardNumber", cardNumber}, {"expiresOn", expiresOn}, {"email", email}
        };
        for (String[] field : fields) {
            if (field[1] == null || field[1].isBlank()) {
                errors.add(field[0], REQUIRED);
                complete = false;
            }
        }
        return complete;
    }

    /** Takes the code. */
    public void prove() throws IOException {
        if (code == null) {
            errors.add("code", REQUIRED);
            return;
        }
        try {
            opening.prove(steps.handle(), code);
            redirect();
        } catch (Problem problem) {
            errors.add(problem instanceof MailCodeRefused ? "code" : null, problem);
            code = null;
        }
    }

    private void redirect() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(end.address(Page.REGISTER));
    }

    /** Opens it; the person is signed in. */
    public void open() throws IOException {
        if (password == null) {
            errors.add("password", REQUIRED);
            return;
        }
        if (!password.equals(again)) {
            errors.add("again", "password.problem.differs");
            return;
        }
        SignInOrigin from = end.origin();
        try {
            end.signedIn(opening.open(steps.handle(), password, from), from);
        } catch (Problem problem) {
            errors.add(problem instanceof PasswordRefused ? "password" : null, problem);
        }
    }

    /** Whether the code is awaited. */
    public boolean isWaiting() {
        return steps.isWaiting(Purpose.OPEN);
    }

    /** Whether it has come, and a password is to be chosen. */
    public boolean isProved() {
        return steps.isProved(Purpose.OPEN);
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

    public String getCardNumber() {
        return cardNumber;
    }

    public void setCardNumber(String cardNumber) {
        this.cardNumber = cardNumber;
    }

    public String getExpiresOn() {
        return expiresOn;
    }

    public void setExpiresOn(String expiresOn) {
        this.expiresOn = expiresOn;
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
