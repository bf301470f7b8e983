package org.dilmun.ejb.analytics;

import java.time.Instant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.analytics.CommentTooLong;
import org.dilmun.domain.analytics.PageFeedback;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** What people say of the pages. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class PageFeedbacks {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    FeedbackRate rate;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    /**
     * Keeps that a page was of use.
     *
     * @param path of a public page, behind the language
     * @throws TooMuchFeedback if this node has kept enough for the minute
     */
    public void praise(String path, Language language) {
        add(path, language, true, null);
    }

    /**
     * Keeps that a page was of no use.
     *
     * @param path of a public page, behind the language
     * @param comment what to improve; may be null or blank
     * @throws CommentTooLong if it is longer than is kept
     * @throws TooMuchFeedback if this node has kept enough for the minute
     */
    public void criticise(String path, Language language, String comment) {
        add(path, language, false, comment);
    }

    private void add(String path, Language language, boolean useful, String comment) {
        Instant now = clock.instant();
        var feedback = new PageFeedback(ids.next(), path, language.tag(), useful, comment, now);
        rate.take(now);
        em.persist(feedback);
    }
}
