package org.dilmun.web.request;

import java.io.IOException;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.request.ComplaintPending;
import org.dilmun.ejb.request.Complaints;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** Begins a complaint about a service, or shows the one that is to be answered first. */
@Named
@RequestScoped
public class ComplainPage {

    @Inject
    Complaints complaints;

    @Inject
    Directory directory;

    @Inject
    ApplySteps way;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String pending;

    public void load() throws IOException {
        try {
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(way.firstUrl(complaints.begin(getCode())));
        } catch (ComplaintPending unanswered) {
            errors.add(null, unanswered);
            pending = lang.url("/my/requests/" + unanswered.facts().get("reference"));
        }
    }

    private String getCode() {
        return parameters.get("code");
    }

    public String getService() {
        return directory.get(getCode()).name(lang.getCode());
    }

    public String getServiceUrl() {
        return lang.url("/services/" + getCode());
    }

    /** Of the complaint that is to be answered first. */
    public String getPendingUrl() {
        return pending;
    }
}
