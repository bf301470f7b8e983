package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.openid.Consents;
import org.dilmun.ejb.identity.openid.Consents.Given;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Page;

/** What a person lets which systems know, and since when. */
@Named
@RequestScoped
public class ConsentsPage {

    @Inject
    Consents consents;

    @Inject
    SharedData shared;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<Row> rows;

    /**
     * A consent as the page shows it.
     *
     * @param last when the person last signed in there; null: not yet
     */
    public record Row(
            String clientId, String name, String body, List<String> lines, ZonedDateTime since, ZonedDateTime last) {}

    public void withdraw() throws IOException {
        consents.withdraw(caller.actor().id(), parameters.getOrDefault("withdraw", ""));
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(lang.url(Page.MY_CONSENTS.address()) + "?done=withdrawn");
    }

    /** Whether a consent has just been withdrawn. */
    public boolean isWithdrawn() {
        return "withdrawn".equals(parameters.get("done"));
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = consents.list(caller.actor().id()).stream().map(this::row).toList();
        }
        return rows;
    }

    private Row row(Given given) {
        return new Row(
                given.to().clientId(),
                given.to().name().in(lang.language()),
                given.body().in(lang.language()),
                shared.lines(given.consent().claims(), given.consent().offline(), lang.language()),
                at(given.consent().firstGivenAt()),
                at(given.consent().releasedAt()));
    }

    private ZonedDateTime at(Instant moment) {
        return moment == null ? null : moment.atZone(country.zone());
    }
}
