package org.dilmun.ejb.school.results;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.party.People;

/** The published result that a request of its candidate is about, by the number of the seat. */
@ApplicationScoped
public class OwnResult {

    /** The form's question for the number of the seat. */
    static final String SEAT = "seat_number";

    @Inject
    ResultLookup lookup;

    @Inject
    People people;

    /** @return the number of the seat of the latest one */
    Optional<String> latestSeat(Person applicant) {
        return lookup.of(applicant).stream().findFirst().map(result -> Long.toString(result.seat()));
    }

    /** @return empty if nothing is published of the applicant at that seat */
    Optional<PublishedResult> of(Request request) {
        Optional<Long> seat = SeatNumber.find(request.answers().get(SEAT));
        return lookup.of(people.get(request.applicantId())).stream()
                .filter(result -> seat.isPresent() && result.seat() == seat.get())
                .findFirst();
    }
}
