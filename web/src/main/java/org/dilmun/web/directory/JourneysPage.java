package org.dilmun.web.directory;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.web.directory.JourneyCards.JourneyCard;

/** All journeys of the country. */
@Named
@RequestScoped
public class JourneysPage {

    @Inject
    JourneyCards cards;

    public List<JourneyCard> getJourneys() {
        return cards.all();
    }
}
