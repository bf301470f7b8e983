package org.dilmun.web.identity;

import java.io.IOException;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.identity.PasswordRefused;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.identity.OwnPassword;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** Where a person takes another password. What was typed is never sent back. */
@Named
@RequestScoped
public class PasswordPage {

    @Inject
    OwnPassword own;

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

    private String current;
    private String wanted;
    private String again;

    public void change() throws IOException {
        if (current == null || wanted == null) {
            errors.add(current == null ? "current" : "wanted", "problem.required");
            return;
        }
        if (!wanted.equals(again)) {
            errors.add("again", "password.problem.differs");
            return;
        }
        try {
            own.change(SessionCookie.read(request).orElse(""), current, wanted);
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url(Page.MY_PASSWORD.address()) + "?done=changed");
        } catch (Problem problem) {
            errors.add(problem instanceof PasswordRefused ? "wanted" : "current", problem);
        }
    }

    /** Whether it has just been changed. */
    public boolean isChanged() {
        return "changed".equals(parameters.get("done"));
    }

    public String getRules() {
        return messages.text(lang.language(), "password.hint.wanted", PasswordRefused.SHORTEST);
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
