package org.dilmun.web.school.results;

import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.school.results.ResultLookup;
import org.dilmun.ejb.school.results.SeatMalformed;
import org.dilmun.web.site.CallerAddress;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/**
 * Looks a result up by personal number and number of the seat: a plain form, so it needs no script and no session. What was typed
 * is posted, and never stands in an address.
 */
@Named
@RequestScoped
public class ResultsPage {

    private static final String NUMBER = "personal_number";
    private static final String SEAT = "seat_number";

    @Inject
    ResultLookup lookup;

    @Inject
    ResultTexts texts;

    @Inject
    Country country;

    @Inject
    CallerAddress address;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private ShownResult result;

    /** Looks up what was posted; a page that only shows the form finds nothing. */
    public void find() {
        if (!request.getMethod().equals("POST")) {
            return;
        }
        FacesContext.getCurrentInstance().getExternalContext().setResponseHeader("Cache-Control", "private, no-store");
        try {
            result = texts.shown(lookup.find(getNumber(), getSeat(), address.of(request)));
        } catch (MalformedPersonalNumber typedWrong) {
            errors.add(NUMBER, typedWrong);
        } catch (SeatMalformed typedWrong) {
            errors.add(SEAT, typedWrong);
        } catch (Problem nothingToSee) {
            errors.add(null, nothingToSee);
        }
    }

    /** @return null unless one was found */
    public ShownResult getResult() {
        return result;
    }

    public String getNumber() {
        return parameters.getOrDefault(NUMBER, "");
    }

    public String getSeat() {
        return parameters.getOrDefault(SEAT, "");
    }

    public boolean isNumberWrong() {
        return isWrong(NUMBER);
    }

    public boolean isSeatWrong() {
        return isWrong(SEAT);
    }

    private boolean isWrong(String field) {
        return errors.getList().stream().anyMatch(error -> field.equals(error.id()));
    }

    public String getNumberHint() {
        return country.personalNumberHint().in(lang.language());
    }
}
