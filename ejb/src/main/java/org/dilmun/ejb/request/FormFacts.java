package org.dilmun.ejb.request;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Wards;
import org.dilmun.ejb.party.Guardians;

/** What forms know of an applicant. Of the people for whom they may act the register is asked when a form speaks of them. */
@ApplicationScoped
public class FormFacts {

    @Inject
    Guardians guardians;

    public Facts of(LocalDate day, Person applicant) {
        return new Facts(day, applicant, new Wards(() -> guardians.wards(applicant.id(), day)));
    }
}
