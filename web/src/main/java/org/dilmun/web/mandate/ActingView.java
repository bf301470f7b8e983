package org.dilmun.web.mandate;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.party.Person;
import org.dilmun.ejb.mandate.Acting;
import org.dilmun.web.identity.SessionCookie;
import org.dilmun.web.site.Lang;

/** In whose name the person acts who is signed in, and in whose they could, as every page shows it. */
@Named("acting")
@RequestScoped
public class ActingView {

    @Inject
    Acting acting;

    @Inject
    HttpServletRequest request;

    @Inject
    Lang lang;

    /* A page asks several times for what costs a look at the database. */
    private List<Choice> choices;
    private String name;

    /** Somebody in whose name the person may act, by that mandate. */
    public record Choice(String reference, String name) {}

    /** Whether the person acts in somebody else's name. */
    public boolean isOn() {
        return getName() != null;
    }

    /** In whose name; null: in their own. */
    public String getName() {
        if (name == null) {
            name = acting.principal().map(this::name).orElse(null);
        }
        return name;
    }

    /** In whose name they acted until the mandate ended a moment ago; null: in nobody's. */
    public String getLost() {
        return acting.lost().map(this::name).orElse(null);
    }

    private String name(Person person) {
        return person.name().in(lang.language());
    }

    public List<Choice> getChoices() {
        if (choices == null) {
            choices = acting.choices().stream()
                    .map(standing -> new Choice(standing.mandate().reference().value(), name(standing.grantor())))
                    .toList();
        }
        return choices;
    }

    /** What the forms of the switch send along. */
    public String getToken() {
        return SessionCookie.read(request).map(SwitchToken::of).orElse("");
    }
}
