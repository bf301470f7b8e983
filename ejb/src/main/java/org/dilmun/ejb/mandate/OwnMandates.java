package org.dilmun.ejb.mandate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.Mandate;
import org.dilmun.domain.party.MandateOver;
import org.dilmun.domain.party.MandateServicesWrong;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.credential.ProofNeeded;
import org.dilmun.ejb.identity.credential.SecondProofs;
import org.dilmun.ejb.party.MandateRules;
import org.dilmun.ejb.party.Mandates;
import org.dilmun.ejb.party.Mandates.Standing;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * What somebody does about mandates: always in their own name, so that nobody passes on what was granted to them. They grant one only where they
 * have proved a moment ago who they are, since it opens what else only they reach.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OwnMandates {

    /** Offers of one person that wait for an answer at most. */
    public static final int WAITING_AT_MOST = 20;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    RealClock realClock;

    @Inject
    Country country;

    @Inject
    References references;

    @Inject
    Access access;

    @Inject
    Accounts accounts;

    @Inject
    SecondProofs proofs;

    @Inject
    Directory directory;

    @Inject
    People people;

    @Inject
    Mandates mandates;

    @Inject
    MandateRules rules;

    @Inject
    MandateNotices notices;

    @Inject
    Audit audit;

    /**
     * What is to be granted.
     *
     * @param holder personal number, as it was typed
     * @param services codes
     * @param since null: today
     * @param purpose for the holder to read; null or blank: nothing
     */
    public record Wish(String holder, Set<String> services, LocalDate since, LocalDate lastDay, String purpose) {}

    /** @return what the caller has granted or holds, or was offered, the newest first */
    public List<Standing> list() {
        return mandates.of(access.requirePerson().id());
    }

    /** @return the services for which mandates can be granted, by their names in that language */
    public List<Service> services(String language) {
        return directory.list().stream()
                .filter(service -> service.descriptor().goesWithMandates())
                .sorted(Comparator.comparing(service -> service.name(language)))
                .toList();
    }

    /** @return whether the caller may grant one in that session now, or has to prove anew who they are */
    public boolean mayGrant(String token) {
        access.requirePerson();
        return accounts.session(token).filter(this::isFresh).isPresent();
    }

    private boolean isFresh(LoginSession session) {
        return session.isFreshlyProved(proofs.of(session.accountId()).toChange(), realClock.instant());
    }

    /**
     * Offers a mandate. Whether the number is somebody's the answer does not tell: an offer for nobody waits like any other.
     *
     * @param token of the caller's session
     * @throws NotFound if the country has no mandates
     * @throws ProofNeeded if the caller has to prove anew who they are
     * @throws org.dilmun.domain.party.MalformedPersonalNumber if it is no personal number
     * @throws MandatesTooMany if too many wait for an answer
     * @throws MandateServicesWrong if one of the services does not go with mandates; for the rest refusals as with {@link Mandate#offer}
     */
    public Mandate grant(String token, Wish wish) {
        Person grantor = people.get(access.requirePerson().id());
        if (!rules.offered()) {
            throw new NotFound("mandate", "");
        }
        LoginSession session = accounts.session(token).filter(this::isFresh).orElseThrow(ProofNeeded::new);
        em.find(
                Account.class,
                session.accountId(),
                LockModeType.PESSIMISTIC_WRITE); // those who count at once, one after the other
        if (mandates.waiting(grantor.id()) >= WAITING_AT_MOST) {
            throw new MandatesTooMany(WAITING_AT_MOST);
        }
        Set<String> known = services(country.languages().get(0).tag()).stream()
                .map(Service::code)
                .collect(Collectors.toSet());
        if (!known.containsAll(wish.services())) {
            throw new MandateServicesWrong(Mandate.SERVICES_AT_MOST);
        }
        Instant now = clock.instant();
        Mandate offered = Mandate.offer(
                ids.next(),
                references.next(Mandate.PREFIX),
                grantor,
                addressee(wish.holder(), grantor),
                terms(wish),
                rules.limits(),
                today(),
                now);
        mandates.add(offered);
        audit.record(
                "mandate.grant", offered.reference().value(), Map.of("services", String.join(" ", offered.services())));
        notices.offered(offered, grantor);
        return offered;
    }

    private Mandate.Terms terms(Wish wish) {
        String purpose = wish.purpose() == null ? "" : TypedText.line(wish.purpose());
        return new Mandate.Terms(
                wish.services(),
                wish.since() == null ? today() : wish.since(),
                wish.lastDay(),
                purpose.isEmpty() ? null : purpose);
    }

    /** Who cannot hold one is nobody here, but for the grantor, who knows the own number. */
    private Mandate.Addressee addressee(String typed, Person grantor) {
        String masked =
                PersonalNumber.parse(typed, country.personalNumberRule()).masked();
        Optional<Person> fit = people.find(typed)
                .filter(person -> person.id() == grantor.id()
                        || (rules.limits().allow(person, today())
                                && accounts.of(person)
                                        .filter(account -> !account.closed())
                                        .isPresent()));
        return new Mandate.Addressee(fit.orElse(null), masked);
    }

    /**
     * Accepts what was offered to the caller.
     *
     * @throws NotFound if nothing of that reference was
     * @throws MandateOver if it does not wait any more
     */
    public void accept(Reference reference) {
        long self = access.requirePerson().id();
        Standing offer = lock(reference, self);
        if (!offer.mandate().isFor(self) || offer.state() != Mandate.State.OFFERED) {
            throw new MandateOver();
        }
        offer.mandate().accept(today(), clock.instant());
        audit.record("mandate.accept", reference.value(), Map.of());
        notices.accepted(offer);
    }

    /**
     * Ends a mandate that the caller has granted, holds, or was offered; at once, whoever acts by it. Again changes nothing.
     *
     * @throws NotFound if the caller has none of that reference
     * @throws MandateOver if it ended by itself before
     */
    public void end(Reference reference) {
        long self = access.requirePerson().id();
        Standing standing = lock(reference, self);
        if (standing.mandate().endedAt().isPresent()) {
            return;
        }
        standing.mandate().end(self, today(), clock.instant());
        audit.record("mandate.end", reference.value(), Map.of());
        notices.ended(standing, self);
    }

    private Standing lock(Reference reference, long self) {
        Standing standing = mandates.lock(reference);
        if (!standing.mandate().isGrantedBy(self) && !standing.mandate().isFor(self)) {
            throw new NotFound("mandate", reference);
        }
        return standing;
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }
}
