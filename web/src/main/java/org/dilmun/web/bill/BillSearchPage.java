package org.dilmun.web.bill;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.ejb.bill.BillQueries;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** Leads whoever has the reference of a bill to its page. */
@Named
@RequestScoped
public class BillSearchPage {

    @Inject
    BillQueries queries;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** Before the page is shown: of a reference that leads somewhere it is not. */
    public void find() throws IOException {
        if (getTyped().isEmpty()) {
            return;
        }
        try {
            Reference reference =
                    queries.get(Reference.parse(getTyped())).bill().reference();
            FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url("/bills/" + reference));
        } catch (Problem slip) { // of another kind of thing, too: here only bills are looked for
            errors.add("bill", new NotFound("bill", getTyped()));
        }
    }

    public String getTyped() {
        return Digits.western(TypedText.line(parameters.getOrDefault("bill", "")))
                .toUpperCase(Locale.ROOT);
    }
}
