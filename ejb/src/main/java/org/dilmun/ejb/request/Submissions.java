package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.calendar.MonthSpan;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * What people answered in the form of a service, for those who answer for it and take it along. Each time is recorded with how
 * many it were. Who applied is no part of it, and a case of another body, which provides the service for its own part of
 * the country, neither. An appeal and a correction have forms of their own and
 * are left out.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Submissions {

    private static final String SUBMITTED = " r.serviceCode = :service and r.submittedAt >= :from"
            + " and r.submittedAt < :until and r.bodyId in :bodies and r.appealOf is null and r.correctionOf is null and r.complaint = false";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Directory directory;

    @Inject
    Publications publications;

    @Inject
    Descriptors descriptors;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    Country country;

    /** Up to where a list has been read; the first row comes after {@link #START}. */
    public record Cursor(Instant submittedAt, long id) {

        public static final Cursor START = new Cursor(Instant.EPOCH, 0);

        public static Cursor behind(Request request) {
            return new Cursor(request.submittedAt(), request.id());
        }
    }

    /** @return whether the caller may take along what was answered; for pages, which offer it to nobody else */
    public boolean offered(GovernmentBody body) {
        return caller.actor().may(Permission.TAKE_SUBMISSIONS, body.id());
    }

    /**
     * Records that the caller takes them along, and says what each of them may have answered; comes before the first row.
     *
     * @param format and whether columns are called by labels or keys, as the trail shall name it
     * @throws NotFound if there is no such service in force
     */
    public SubmissionColumns begin(String code, MonthSpan span, String format) {
        GovernmentBody body = require(code);
        long count = select("select count(r) from Request r where" + SUBMITTED, Long.class, code, span)
                .getSingleResult();
        audit.record(
                "submissions.exported",
                code,
                Map.of(
                        "from",
                        span.firstDay().toString(),
                        "until",
                        span.lastDay().toString(),
                        "format",
                        format,
                        "count",
                        Long.toString(count)));
        return SubmissionColumns.of(
                publications.versions(code).stream()
                        .map(descriptors::of)
                        .map(ServiceDescriptor::form)
                        .filter(Objects::nonNull) // as long as nobody could apply here
                        .toList(),
                caller.actor().may(Permission.SEE_CASE, body.id()));
    }

    private GovernmentBody require(String code) {
        GovernmentBody body = directory.get(code).body();
        access.require(Permission.TAKE_SUBMISSIONS, body.id(), code);
        return body;
    }

    /**
     * The next stretch, in the order of submission, without histories.
     *
     * @param most so many at most, 1 or more
     * @throws NotFound if there is no such service in force
     */
    public List<Request> after(Cursor cursor, String code, MonthSpan span, int most) {
        require(code);
        return select(
                        "select r from Request r where" + SUBMITTED
                                + " and r.submittedAt >= :at and (r.submittedAt > :at or r.id > :id)"
                                + " order by r.submittedAt, r.id",
                        Request.class,
                        code,
                        span)
                .setParameter("at", cursor.submittedAt())
                .setParameter("id", cursor.id())
                .setMaxResults(most)
                .getResultList();
    }

    private <T> TypedQuery<T> select(String query, Class<T> type, String code, MonthSpan span) {
        Set<Long> bodies = caller.actor().bodiesWith(Permission.TAKE_SUBMISSIONS);
        return em.createQuery(query, type)
                .setParameter("service", code)
                .setParameter("bodies", bodies)
                .setParameter("from", span.begin(country.zone()))
                .setParameter("until", span.end(country.zone()));
    }
}
