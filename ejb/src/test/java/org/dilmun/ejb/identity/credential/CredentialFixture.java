package org.dilmun.ejb.identity.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.bouncycastle.util.encoders.Base32;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.ContainedSignIns;
import org.dilmun.ejb.identity.SignIns;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.TestDatabase;

/** Two people with accounts, of whom the first is at the portal, and a clock that the test moves. */
final class CredentialFixture implements AutoCloseable {

    static final SignInOrigin HERE = new SignInOrigin("", "192.0.2.1", "a mark");
    static final String MARYAM = "920704565";
    static final String YOUSIF = "850312345";
    static final String PASSWORD = "a right password";

    final TestDatabase database = new TestDatabase();
    final Account maryam;
    final Account yousif;
    final SignIns signIns;
    Instant now = Instant.parse("2026-12-04T08:00:10Z");

    CredentialFixture() {
        database.with(RealClock.class, () -> now);
        database.inTransaction(() -> database.bean(Bodies.class)
                .takeOver(List.of(new Bodies.BodyData(
                        "iga",
                        LocalizedText.of("هيئة", "A body"),
                        null,
                        "authority",
                        LocalizedText.of("دور", "Role")))));
        maryam = opened(MARYAM);
        yousif = opened(YOUSIF);
        signIns = new ContainedSignIns(database).signIns();
        atThePortal(maryam);
    }

    private Account opened(String number) {
        return database.inTransaction(() -> {
            Person person = database.bean(People.class)
                    .register(
                            new PersonalNumber(number),
                            new Person.Profile(
                                    LocalizedText.of("شخص", "Person"),
                                    LocalDate.of(1985, 1, 1),
                                    Sex.FEMALE,
                                    "BHR",
                                    true,
                                    null,
                                    null,
                                    null));
            database.entityManager().flush();
            return database.bean(Accounts.class).open(person, PASSWORD, Assurance.BASIC);
        });
    }

    void atThePortal(Account account) {
        database.bean(Caller.class).is(Actor.person(account.partyId(), Assurance.BASIC, Map.of(), Channel.PORTAL));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    <T> T ask(Supplier<T> call) {
        return database.inTransaction(call);
    }

    void tell(Runnable call) {
        database.inTransaction(call);
    }

    OwnCredentials own() {
        return database.bean(OwnCredentials.class);
    }

    /** The first step. */
    SignIns.Step password(String number) {
        return signIns.signIn(number, PASSWORD, HERE);
    }

    /** What the person keeps who has just set up an app. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Kept(String session, byte[] key, List<String> recovery) {}

    /** The person signs in, sets up an app and keeps the recovery codes. */
    Kept withApp() {
        String session = password(MARYAM).session();
        tell(() -> own().beginApp(session));
        byte[] key = Base32.decode(ask(() -> own().overview(session)).waitingKey());
        List<String> recovery = ask(() -> own().confirmApp(session, code(key)));
        pass(Duration.ofSeconds(30)); // the code of now is spent
        return new Kept(session, key, recovery);
    }

    /** @return what the app shows now */
    String code(byte[] key) {
        return OneTimeCodes.code(key, now.getEpochSecond() / 30);
    }

    LoginSession session(String token) {
        return ask(() -> database.bean(Accounts.class).session(token).orElseThrow());
    }

    List<String> notices() {
        return ask(() -> database.entityManager()
                .createQuery("select n from Notice n order by n.id", Notice.class)
                .getResultStream()
                .map(notice -> notice.text().in("en"))
                .toList());
    }

    @Override
    public void close() {
        database.close();
    }
}
