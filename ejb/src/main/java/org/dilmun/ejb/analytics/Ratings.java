package org.dilmun.ejb.analytics;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.analytics.Rating;
import org.dilmun.domain.analytics.Rating.Occasion;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Applicants;
import org.dilmun.ejb.request.Cases;

/**
 * What applicants say of services. A rating belongs to its applicant alone: no official sees it beside the case, and what is
 * told of it is told of several together.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Ratings {

    /** So long a rating can be given and changed, the day from which it can be not counted. */
    private static final Period TIME = Period.ofDays(14);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Cases cases;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /**
     * What the applicant can say of a request now, and has said.
     *
     * @param stars 0: nothing yet
     * @param comment null if nothing was written
     * @param until the last day on which it can be changed
     */
    public record Asked(Occasion occasion, int stars, String comment, LocalDate until) {}

    /** @return what the caller is asked of their own request; empty if there is nothing to say now */
    public Optional<Asked> asked(Reference reference) {
        Request request = find(reference);
        applicants.requireToSee(request);
        if (!access.isSelf(request.applicantId())) {
            return Optional.empty(); // how it was for somebody only they can say
        }
        Occasion occasion = Occasion.of(request);
        return until(request, occasion).map(until -> {
            Rating given = em.find(Rating.class, new Rating.Key(request.id(), occasion));
            return given == null
                    ? new Asked(occasion, 0, null, until)
                    : new Asked(occasion, given.stars(), given.comment(), until);
        });
    }

    private Request find(Reference reference) {
        return em.createQuery("select r from Request r where r.reference = :reference", Request.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("request", reference));
    }

    private Optional<LocalDate> until(Request request, Occasion occasion) {
        LocalDate today = country.day(clock.instant());
        return occasion.since(request)
                .map(since -> country.day(since).plus(TIME))
                .filter(last -> !today.isAfter(last));
    }

    /**
     * Keeps what the caller says of their own request, in place of what they said before.
     *
     * @param comment null: what was written before stays
     * @throws NotRatable if there is nothing to rate, or it is too long ago
     * @throws org.dilmun.domain.analytics.RatingOutOfRange if there are no so many stars
     * @throws org.dilmun.domain.analytics.CommentTooLong if it is longer than is kept
     */
    public void rate(Reference reference, Occasion occasion, int stars, String comment) {
        Request request = cases.lock(reference); // of two clicks at once one waits, and changes what the other gave
        access.requireSelf(request.applicantId(), reference.value());
        if (until(request, occasion).isEmpty()) {
            throw new NotRatable(reference);
        }
        Rating rating = em.find(Rating.class, new Rating.Key(request.id(), occasion));
        if (rating == null) {
            rating = new Rating(request, occasion, stars, clock.instant());
            em.persist(rating);
        } else {
            rating.change(stars);
        }
        if (comment != null) {
            rating.explain(comment);
        }
    }
}
