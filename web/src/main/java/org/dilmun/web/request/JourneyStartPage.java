package org.dilmun.web.request;

import java.io.IOException;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.request.JourneyQueries;
import org.dilmun.ejb.request.Journeys;

/** Starts a journey, or goes on with the one that the applicant has begun: at the first page of its first part. */
@Named
@RequestScoped
public class JourneyStartPage {

    @Inject
    Journeys journeys;

    @Inject
    JourneyQueries queries;

    @Inject
    ApplySteps way;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    public void load() throws IOException {
        var begun = queries.getOwn(journeys.start(parameters.get("code")).reference());
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(way.firstUrl(begun.parts().get(0)));
    }
}
