package org.dilmun.ejb.identity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.Look;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Inspection;
import org.dilmun.domain.identity.Intervention;
import org.dilmun.domain.identity.InterventionReason;
import org.dilmun.domain.identity.RecordedSignIn;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.audit.Looks;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Where identity officers look at somebody's eKey: only for a reason, for half an hour, and the person sees that they did. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class EKeyDesk {

    private static final int SHOWN = 20;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Looks looks;

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    Devices devices;

    @Inject
    RealClock clock;

    /**
     * What is known of an eKey.
     *
     * @param account empty: the person has none
     * @param signIns the last twenty of ninety days, the newest first
     * @param interventions the newest first
     */
    public record File(
            Person person,
            String reason,
            Optional<Account> account,
            List<OwnSignIns.Past> signIns,
            List<Intervention> interventions) {}

    /**
     * Begins to look; audited with the reason.
     *
     * @return what leads to it, for the caller alone
     * @throws org.dilmun.domain.identity.InterventionReasonMissing if none is given
     * @throws org.dilmun.domain.party.MalformedPersonalNumber if it is no personal number
     * @throws NotFound if it is nobody's
     */
    public String inspect(String typedNumber, String why) {
        Actor officer = access.requireAnywhere(Permission.MANAGE_EKEYS, null);
        var reason = new InterventionReason(why);
        Person person = people.find(typedNumber)
                .orElseThrow(
                        () -> new NotFound("person", new PersonalNumber(PersonalNumber.read(typedNumber)).masked()));
        var inspection = new Inspection(Tokens.create(), person.id(), officer.id(), reason, clock.instant());
        em.persist(inspection);
        long body = Collections.min(officer.bodiesWith(Permission.MANAGE_EKEYS)); // as a rule the only one
        looks.record(Set.of(person.id()), body, Look.Kind.EKEY, "");
        audit.record("ekey.inspect", null, Map.of("person", Long.toString(person.id()), "reason", inspection.reason()));
        return inspection.key();
    }

    /** @throws NotFound if that leads to nothing, no longer, or not for the caller */
    public File open(String key) {
        Inspection inspection = inspection(key);
        Person person = people.get(inspection.partyId());
        Optional<Account> account = accounts.of(person);
        return new File(
                person,
                inspection.reason(),
                account,
                account.map(this::signIns).orElse(List.of()),
                account.map(this::interventions).orElse(List.of()));
    }

    /**
     * What the caller looks at for a reason.
     *
     * @throws NotFound if that leads to nothing, no longer, or not for the caller
     */
    public Inspection inspection(String key) {
        Actor officer = access.requireAnywhere(Permission.MANAGE_EKEYS, null);
        return Optional.ofNullable(em.find(Inspection.class, key))
                .filter(found -> found.opensFor(officer.id(), clock.instant()))
                .orElseThrow(() -> new NotFound("inspection", ""));
    }

    /** Deletes what opens nothing any more; the reason stays in the audit trail. */
    public void forget() {
        em.createQuery("delete from Inspection i where i.begunAt <= :limit")
                .setParameter("limit", clock.instant().minus(Inspection.LASTS))
                .executeUpdate();
    }

    private List<OwnSignIns.Past> signIns(Account account) {
        return em.createQuery(
                        "select s from RecordedSignIn s where s.accountId = :account order by s.signedInAt desc, s.id desc",
                        RecordedSignIn.class)
                .setParameter("account", account.id())
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(record ->
                        new OwnSignIns.Past(devices.named(record.device()), record.address(), record.signedInAt()))
                .toList();
    }

    private List<Intervention> interventions(Account account) {
        return em.createQuery(
                        "select i from Intervention i where i.accountId = :account order by i.id desc",
                        Intervention.class)
                .setParameter("account", account.id())
                .setMaxResults(SHOWN)
                .getResultList();
    }
}
