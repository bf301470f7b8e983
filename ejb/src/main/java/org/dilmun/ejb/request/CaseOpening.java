package org.dilmun.ejb.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.persistence.Ids;

/** Opens a case with what the state knows of its applicant. Whether that applicant may have it its callers judge. */
@ApplicationScoped
public class CaseOpening {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    References references;

    @Inject
    Handlers handlers;

    @Inject
    FormValidator validator;

    @Inject
    FormFacts facts;

    @Inject
    Expressions expressions;

    public Request open(Service service, Person applicant) {
        var now = clock.instant();
        var reference = references.next(service.descriptor().workflow().prefix());
        var requested = new RequestedService(
                service.code(), service.versionId(), service.body().id());
        Request draft = Request.draft(ids.next(), reference, requested, applicant.id(), now);
        handlers.find(service.code())
                .map(handler -> expressions.guarded(
                        service.code(),
                        null,
                        () -> validator.judge(
                                service.descriptor().form(),
                                facts.of(country.day(now), applicant),
                                handler.prefill(applicant))))
                .ifPresent(known -> draft.answer(known.answers(), now));
        em.persist(draft);
        return draft;
    }
}
