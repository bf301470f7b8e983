package org.dilmun.ejb.request;

import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.audit.Look;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.audit.Looks;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The whole personal number of an applicant: masked until an official needs it, and each look at it is recorded. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ApplicantNumbers {

    @Inject
    RequestQueries queries;

    @Inject
    People people;

    @Inject
    Audit audit;

    @Inject
    Looks looks;

    /** @throws org.dilmun.ejb.access.Refused if the caller may not see the case */
    public PersonalNumber reveal(Reference reference) {
        Request request = queries.getWhole(reference);
        looks.record(Set.of(request.applicantId()), request.bodyId(), Look.Kind.NUMBER, reference.value());
        audit.record("applicant.number-seen", reference.value(), Map.of());
        return people.number(people.get(request.applicantId()));
    }
}
