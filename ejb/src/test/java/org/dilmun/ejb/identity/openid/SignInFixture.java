package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.PersonClaim;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.SignInGrant;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.TestDatabase;

/** A person who is signed in, two relying parties of two bodies, and a clock that the test moves. */
final class SignInFixture implements AutoCloseable {

    static final String ADDRESS = "https://account.example/callback";
    static final String SIGNED_OUT = "https://account.example/signed-out";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636 appendix B
    static final SignInGrant.Wish ONLINE =
            new SignInGrant.Wish(Set.of("openid", "profile"), PersonClaim.of(Set.of("profile")), Set.of(), "nonce-1");
    static final SignInGrant.Wish OFFLINE = new SignInGrant.Wish(
            Set.of("openid", "profile", RelyingParty.OFFLINE), PersonClaim.of(Set.of("profile")), Set.of(), null);

    final TestDatabase database = new TestDatabase();
    Instant now = Instant.parse("2026-12-02T08:00:00Z");
    RelyingParty account;
    RelyingParty licences;
    String token;

    SignInFixture() {
        database.with(RealClock.class, () -> now);
        database.inTransaction(() -> {
            database.bean(Bodies.class).takeOver(List.of(body("ewa"), body("gdt")));
            database.entityManager().flush();
            Person person = database.bean(People.class)
                    .register(
                            PersonalNumber.parse(
                                    "920704565", database.bean(Country.class).personalNumberRule()),
                            new Person.Profile(
                                    LocalizedText.of("مريم", "Maryam"),
                                    LocalDate.parse("1992-07-04"),
                                    Sex.FEMALE,
                                    "BHR",
                                    true,
                                    new Address(Map.of("building", "1", "block", "3")),
                                    "36000000",
                                    null));
            database.entityManager().flush();
            var opened = database.bean(Accounts.class).open(person, "a right password", Assurance.BASIC);
            database.entityManager().flush();
            token = database.bean(Accounts.class)
                    .beginSession(opened, SignInProof.PASSWORD, new SignInOrigin("", "127.0.0.1", "a mark"));
            account = database.bean(RelyingParties.class)
                    .register("account", "secret-of-account", terms("ewa", ClientProof.CLIENT_SECRET_BASIC, null));
            licences = database.bean(RelyingParties.class)
                    .register("licences", "secret-of-licences", terms("gdt", ClientProof.CLIENT_SECRET_POST, null));
        });
    }

    private static Bodies.BodyData body(String code) {
        return new Bodies.BodyData(
                code, LocalizedText.of("جهة", "A body"), null, "authority", LocalizedText.of("دور", "Role"));
    }

    RelyingParty.Terms terms(String body, ClientProof proof, String keys) {
        return new RelyingParty.Terms(
                LocalizedText.of("نظام", "A system"),
                LocalizedText.of("ليعرض حسابك", "To show your account"),
                database.bean(Bodies.class).get(body).id(),
                List.of(ADDRESS),
                List.of(),
                body.equals("ewa") ? SIGNED_OUT : null,
                Set.of("openid", "profile", RelyingParty.OFFLINE),
                proof,
                keys,
                "ES256",
                body,
                false);
    }

    LoginSession session() {
        return database.inTransaction(
                () -> database.bean(Accounts.class).session(token).orElseThrow());
    }

    long person() {
        return session().partyId();
    }

    /** The person has agreed, and the relying party gets its code. */
    String code(SignInGrant.Wish wish) {
        LoginSession session = session();
        return database.inTransaction(() -> {
            database.bean(Consents.class).give(session.partyId(), account, wish);
            database.entityManager().flush();
            return database.bean(Grants.class).begin(account, session, wish, ADDRESS, CHALLENGE);
        });
    }

    Grants grants() {
        return database.bean(Grants.class);
    }

    @Override
    public void close() {
        database.close();
    }
}
