package org.dilmun.web.identity.openid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.identity.openid.RelyingPartyDossier;
import org.dilmun.web.site.Messages;

/** How a relying party is, in a word or two. */
@ApplicationScoped
public class RelyingPartyChips {

    @Inject
    Messages messages;

    /** A word, and how it looks. */
    public record Chip(String kind, String text) {}

    public List<Chip> of(RelyingPartyDossier dossier, Language language) {
        var chips = new ArrayList<Chip>();
        RelyingParty party = dossier.party();
        if (party != null) {
            chips.add(chip(look(party.state()), party.state().name().toLowerCase(Locale.ROOT), language));
            if (party.testing()) {
                chips.add(chip("info", "testing", language));
            }
        } else if (dossier.proposal() == null) {
            chips.add(chip("bad", dossier.last().state().code(), language));
        }
        if (dossier.proposal() != null) {
            chips.add(chip("warn", party == null ? "proposed" : "change-proposed", language));
        }
        return chips;
    }

    private static String look(RelyingParty.State state) {
        return switch (state) {
            case OPEN -> "ok";
            case SUSPENDED -> "warn";
            case CLOSED -> "bad";
        };
    }

    private Chip chip(String kind, String state, Language language) {
        return new Chip(kind, messages.text(language, "office_relying.state." + state));
    }
}
