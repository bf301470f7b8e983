package org.dilmun.web.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.SearchResult;
import org.dilmun.web.directory.JourneyCards.JourneyCard;
import org.dilmun.web.directory.ServiceCards.Card;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Visits;

/** The search of the portal: the answer on top, then what else was found. */
@Named
@RequestScoped
public class SearchPage {

    private static final int SIZE = 20;
    private static final int FEATURED = 6;

    @Inject
    Directory directory;

    @Inject
    Labels labels;

    @Inject
    ServiceCards cards;

    @Inject
    JourneyCards journeys;

    @Inject
    Visits visits;

    @Inject
    Lang lang;

    private String query;
    private SearchResult result = new SearchResult(List.of(), null);

    /** Another query; {@code parameter} is its text encoded for an address. */
    public record Suggestion(String text, String parameter) {}

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
        if (query != null) {
            result = directory.search(query, lang.getCode(), SIZE);
            visits.countSearch(query, result.hits().size());
        }
    }

    public Suggestion getSuggestion() {
        String text = result.suggestion();
        return text == null ? null : new Suggestion(text, URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    /** The best hit, shown with its facts. */
    public Card getAnswer() {
        return result.hits().isEmpty() ? null : cards.card(result.hits().get(0).service());
    }

    /** Those of which the best hit is a part. */
    public List<JourneyCard> getJourneys() {
        return result.hits().isEmpty()
                ? List.of()
                : journeys.with(result.hits().get(0).service().code());
    }

    /** All hits behind the best. */
    public List<Card> getResults() {
        return result.hits().stream().skip(1).map(cards::card).toList();
    }

    public int getCount() {
        return result.hits().size();
    }

    public List<Card> getFeatured() {
        return result.hits().isEmpty()
                ? labels.featured().stream()
                        .limit(FEATURED)
                        .map(directory::get)
                        .map(cards::card)
                        .toList()
                : List.of();
    }
}
