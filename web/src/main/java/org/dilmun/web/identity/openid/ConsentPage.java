package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.identity.openid.PersonClaim;
import org.dilmun.domain.identity.openid.SignInGrant;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.identity.openid.Consents;
import org.dilmun.web.identity.openid.SignInSteps.Waiting;
import org.dilmun.web.site.Lang;

/** Asks a person whether a relying party may have what it asks for. */
@Named
@RequestScoped
public class ConsentPage {

    @Inject
    AskedSignIn asked;

    @Inject
    SignInSteps steps;

    @Inject
    Consents consents;

    @Inject
    SharedData shared;

    @Inject
    Caller caller;

    @Inject
    Lang lang;

    public void allow() throws IOException {
        Optional<Waiting> waiting = asked.waiting();
        if (waiting.isPresent()) {
            SignInCall call = waiting.get().call();
            consents.give(caller.actor().id(), call.party(), call.wish());
            go(asked.goOn());
        }
    }

    public void decline() throws IOException {
        Optional<Waiting> waiting = asked.waiting();
        if (waiting.isPresent()) {
            go(steps.decline(waiting.get()).toString());
        }
    }

    private static void go(String address) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(address);
    }

    public String getPurpose() {
        return asked.waiting()
                .map(waiting -> waiting.call().party().purpose().in(lang.language()))
                .orElse("");
    }

    /** What it would be told, a line each. */
    public List<String> getLines() {
        return asked.waiting().map(waiting -> lines(waiting.call().wish())).orElse(List.of());
    }

    private List<String> lines(SignInGrant.Wish wish) {
        Set<PersonClaim> all = EnumSet.noneOf(PersonClaim.class);
        all.addAll(wish.claims());
        all.addAll(wish.idClaims());
        return shared.lines(all, wish.offline(), lang.language());
    }
}
