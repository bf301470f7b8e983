package org.dilmun.ejb.register;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.Look;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.audit.Looks;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.Guardians.Standing;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What a registrar enters of who may act for whom: what courts have decided, and that a guardianship has ended. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class GuardianRegister {

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Looks looks;

    @Inject
    People people;

    @Inject
    Guardians guardians;

    /** Somebody and the guardianships of which they are one side, the newest first; ended ones too. */
    public record Entry(Person person, List<Standing> standings) {}

    /**
     * That somebody was looked up is audited.
     *
     * @throws org.dilmun.domain.party.MalformedPersonalNumber if it is no personal number
     * @throws NotFound if it is nobody's
     */
    public Entry find(String typedNumber) {
        Actor registrar = access.requireAnywhere(Permission.IMPORT_REGISTER, null);
        Person person = person(typedNumber);
        long body = Collections.min(registrar.bodiesWith(Permission.IMPORT_REGISTER)); // as a rule the only one
        looks.record(Set.of(person.id()), body, Look.Kind.GUARDIANSHIP, "");
        audit.record("guardianship.look-up", null, Map.of("person", Long.toString(person.id())));
        return new Entry(person, guardians.of(person));
    }

    /**
     * Enters what a court has decided; the same again changes nothing. Refusals as with {@link #find}.
     *
     * @throws org.dilmun.domain.party.NotKin if they are one person
     * @throws org.dilmun.domain.party.GuardianshipWrong if it begins before the ward was born
     * @throws org.dilmun.ejb.access.OwnCase if the caller is one of them
     * @throws org.dilmun.ejb.access.FamilyCase if one of them is family of the caller
     */
    public void appoint(String wardNumber, String guardianNumber, Guardianship.Decision decision) {
        var registrar = access.requireAnywhere(Permission.IMPORT_REGISTER, null);
        Person ward = person(wardNumber);
        Person guardian = person(guardianNumber);
        access.requireUninvolved(registrar, Set.of(ward.id(), guardian.id()), null);
        if (guardians.of(ward).stream().noneMatch(known -> says(known, guardian, decision))) {
            Guardianship appointed = guardians.appoint(guardian, ward, decision);
            audit.record("guardianship.appoint", appointed.reference().value(), Map.of());
        }
    }

    private static boolean says(Standing known, Person guardian, Guardianship.Decision decision) {
        return known.guardian().id() == guardian.id()
                && decision.name().equals(known.guardianship().decision())
                && decision.since().equals(known.guardianship().since());
    }

    /**
     * Ends a guardianship from today on.
     *
     * @throws NotFound if there is none
     * @throws org.dilmun.ejb.access.OwnCase if it is the caller's
     * @throws org.dilmun.ejb.access.FamilyCase if it is that of the caller's family
     */
    public void end(Reference reference) {
        var registrar = access.requireAnywhere(Permission.IMPORT_REGISTER, reference.value());
        Guardianship ended = guardians.end(reference);
        access.requireUninvolved(registrar, Set.of(ended.wardId(), ended.guardianId()), reference.value());
        audit.record("guardianship.end", reference.value(), Map.of());
    }

    private Person person(String typedNumber) {
        return people.find(typedNumber)
                .orElseThrow(
                        () -> new NotFound("person", new PersonalNumber(PersonalNumber.read(typedNumber)).masked()));
    }
}
