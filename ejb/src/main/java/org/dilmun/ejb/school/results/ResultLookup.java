package org.dilmun.ejb.school.results;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.party.PersonKeys;

/** Shows results to those whose they are: who knows personal number and seat, has signed in, or may act for the pupil. */
@ApplicationScoped
public class ResultLookup {

    @Inject
    PublishedResults published;

    @Inject
    LookupGate gate;

    @Inject
    People people;

    @Inject
    PersonKeys keys;

    @Inject
    Guardians guardians;

    @Inject
    Access access;

    /** A child or ward of the caller, and what is public of them: the latest first; empty if nothing is. */
    public record OfWard(Person pupil, List<PublishedResult> results) {}

    /**
     * The result of who has that personal number and that seat. Of all that is not to be seen the answer is the same, and is come to
     * the same way.
     *
     * @param address from which it is asked
     * @throws org.dilmun.domain.party.MalformedPersonalNumber if it is none
     * @throws SeatMalformed if it is none
     * @throws ResultNotFound if nothing is public under the two
     * @throws org.dilmun.ejb.identity.TooManyCalls if too much was missed from that address
     * @throws TooManyLookups if too much was missed of that number
     */
    public PublishedResult find(String typedNumber, String typedSeat, String address) {
        String personKey = keys.typed(typedNumber);
        long seat = SeatNumber.parse(typedSeat);
        gate.enter(address, personKey);
        Optional<PublishedResult> found = published.find(personKey, seat);
        if (found.isEmpty()) {
            if (!published.awaited(personKey, seat)) { // who is only early need not wait when the minute comes
                gate.missed(address, personKey);
            }
            throw new ResultNotFound();
        }
        gate.found(personKey);
        return found.get();
    }

    /** @return the caller's own, the latest first */
    public List<PublishedResult> own() {
        Actor actor = access.requirePerson();
        return of(people.get(actor.id()));
    }

    /** @return of each for whom the caller may act today, the eldest first; a guardianship that has ended shows nothing */
    public List<OfWard> ofWards() {
        Actor actor = access.requirePerson();
        return guardians.wards(actor.id()).stream()
                .map(ward -> new OfWard(ward.person(), of(ward.person())))
                .toList();
    }

    /**
     * @return those of a person, the latest first. Who may read them its callers judge: this is the door for those who act for a
     *     child
     */
    public List<PublishedResult> of(Person pupil) {
        return published.of(keys.of(pupil));
    }
}
