package org.dilmun.web.office;

import java.io.IOException;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.NoteMissing;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.request.CaseNotes;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** Where an officer notes something on a case. */
@Named
@RequestScoped
public class CaseNoteForm {

    private static final String TEXT = "noteText";

    @Inject
    ShownCase shown;

    @Inject
    CaseNotes notes;

    @Inject
    InboxChoice choice;

    @Inject
    Caller caller;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String text;

    @PostConstruct
    void readText() {
        text = parameters.get(TEXT);
    }

    public void write() throws IOException {
        try {
            notes.write(shown.reference(), text);
            String address = choice.address(lang.url("/office/cases/" + shown.reference()), Map.of());
            FacesContext.getCurrentInstance().getExternalContext().redirect(address + "#history");
        } catch (Problem problem) {
            errors.add(problem instanceof NoteMissing ? TEXT : null, problem);
        }
    }

    public boolean isWritable() {
        Request request = shown.request();
        return caller.actor().may(Permission.WORK_CASE, request.bodyId())
                && !caller.actor().isPerson(request.applicantId());
    }

    /** Whether a note was tried on this page and has to be mended. */
    public boolean isTried() {
        return parameters.containsKey("note");
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
