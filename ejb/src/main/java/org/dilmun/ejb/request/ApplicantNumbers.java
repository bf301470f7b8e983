package org.dilmun.ejb.request;

import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.audit.Audit;
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

    /** @throws org.dilmun.ejb.access.Refused if the caller may not see the case */
    public PersonalNumber reveal(Reference reference) {
        Request request = queries.getWhole(reference);
        audit.record("applicant.number-seen", reference.value(), Map.of());
        return people.number(people.get(request.applicantId()));
    }
}
