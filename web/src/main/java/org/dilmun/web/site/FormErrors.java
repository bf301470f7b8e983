package org.dilmun.web.site;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Problem;

/** What is wrong with a form: shown beside the field and summed up on top. */
@Named("formErrors")
@RequestScoped
public class FormErrors {

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** @param id of the field that is wrong; null for the form as a whole */
    public record FormError(String id, String text) {}

    public List<FormError> getList() {
        var context = FacesContext.getCurrentInstance();
        var errors = new ArrayList<FormError>();
        context.getClientIdsWithMessages().forEachRemaining(id -> context.getMessageList(id)
                .forEach(message -> errors.add(new FormError(id, message.getSummary()))));
        return errors;
    }

    /** Shows a refusal, beside that field or, with null, for the form. */
    public void add(String field, Problem problem) {
        addText(field, messages.problem(List.of(lang.getLocale()), problem.code(), problem.facts()));
    }

    public void add(String field, String key) {
        addText(field, messages.text(lang.language(), key));
    }

    /** Shows a sentence that is in the language of the page already, once. */
    public void addText(String field, String text) {
        var context = FacesContext.getCurrentInstance();
        if (context.getMessageList(field).stream()
                .noneMatch(said -> said.getSummary().equals(text))) {
            context.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
        }
    }

    /** Shows what is wrong beside the field, and with the field's label in the summary, where nothing else would tell which it is. */
    public void addText(String field, String label, String text) {
        String named = messages.text(lang.language(), "errors.text.field", label, text);
        FacesContext.getCurrentInstance().addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, named, text));
    }
}
