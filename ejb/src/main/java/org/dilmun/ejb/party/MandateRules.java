package org.dilmun.ejb.party;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Mandate;
import org.dilmun.ejb.country.Country;

/** What the country says of mandates: data of it, {@code mandates.yaml}; without it there are none. */
@ApplicationScoped
public class MandateRules {

    @Inject
    Country country;

    @Inject
    FamilyRules family;

    private Data data;

    /**
     * The shape of the file.
     *
     * @param body code of the body that tells people of their mandates
     * @param longestYears for how many years one may be granted at most
     */
    public record Data(String body, int longestYears) {}

    @PostConstruct
    void load() {
        data = country.files()
                .find("mandates.yaml")
                .map(file -> file.as(Data.class))
                .orElse(null);
    }

    /** @return whether people grant mandates in this country */
    public boolean offered() {
        return data != null;
    }

    /** @return code of the body that tells people of them; empty if there are none */
    public Optional<String> body() {
        return Optional.ofNullable(data).map(Data::body);
    }

    /** Whoever asks knows that they are {@link #offered()}. */
    public Mandate.Limits limits() {
        return new Mandate.Limits(family.majority(), data.longestYears());
    }
}
