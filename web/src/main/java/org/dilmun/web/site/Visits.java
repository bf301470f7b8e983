package org.dilmun.web.site;

import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.ejb.analytics.UsageCounter;

/**
 * Counts that somebody opened a public page, or searched. Only what a browser asks for by itself in the name of a person
 * counts: no crawler, no look at the head alone, no page fetched ahead. Nothing of the request is kept.
 */
@RequestScoped
public class Visits {

    /** What well-known crawlers and previews call themselves; the telephones of Cubot are none. Browsers always have a name. */
    private static final Pattern ROBOT = Pattern.compile(
            "(?<!cu)bot\\b|bot[/;_-]|crawl|spider|slurp|archiver|preview|facebookexternalhit|whatsapp|mediapartners|lighthouse"
                    + "|monitor|curl/|wget/|python-requests|headlesschrome",
            Pattern.CASE_INSENSITIVE);

    @Inject
    UsageCounter counter;

    @Inject
    Lang lang;

    @Inject
    HttpServletRequest request;

    /** Counts a visit of that page, if it is a public one. */
    public void count(Page.Match match) {
        if (match.page().opens() == Page.Opens.ANYONE && isOfPerson()) {
            counter.visit(match.page().address(), match.service(), lang.language());
        }
    }

    /** Counts a search. */
    public void countSearch(String typed, int hits) {
        if (!typed.isBlank() && isOfPerson()) {
            counter.search(typed, lang.language(), hits);
        }
    }

    private boolean isOfPerson() {
        String agent = request.getHeader("User-Agent");
        return request.getMethod().equals("GET")
                && agent != null
                && !ROBOT.matcher(agent).find()
                && request.getHeader("Sec-Purpose") == null
                && request.getHeader("Purpose") == null;
    }
}
