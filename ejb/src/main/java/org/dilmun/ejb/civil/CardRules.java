package org.dilmun.ejb.civil;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.civil.CardTerm;
import org.dilmun.ejb.country.Country;

/** What the country has decided about its identity cards: the file {@code id-card.yaml}. */
@ApplicationScoped
public class CardRules {

    @Inject
    Country country;

    private Rules rules;

    /**
     * The shape of the file.
     *
     * @param noticeDays days before the expiry from which on the holder is told
     * @param renewal service that renews a card, for citizens and for others
     */
    public record Rules(CardTerm term, int noticeDays, Renewal renewal) {}

    /** Codes of the services. */
    public record Renewal(String citizen, String resident) {}

    @PostConstruct
    void load() {
        rules = country.files().read("id-card.yaml").as(Rules.class);
    }

    public CardTerm term() {
        return rules.term();
    }

    public int noticeDays() {
        return rules.noticeDays();
    }

    public String renewalService(boolean citizen) {
        return citizen ? rules.renewal().citizen() : rules.renewal().resident();
    }
}
