package org.dilmun.ejb.identity.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.notice.mail.MailAddresses;
import org.dilmun.ejb.notice.mail.PostOffice;
import org.dilmun.ejb.notice.mail.SendMail;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Zainab has a card and no eKey, Maryam both, and Yousif is a child; mail goes to a server that is really there. */
final class MailFixture implements AutoCloseable {

    static final SignInOrigin HERE = new SignInOrigin("", "192.0.2.1", "a mark");
    static final Language ENGLISH = new Language("en");
    static final String ZAINAB = "900410426";
    static final String MARYAM = "920704565";
    static final String YOUSIF = "090107721";
    static final String CARD = "902417358";
    static final LocalDate EXPIRES = LocalDate.of(2031, 5, 31);
    static final EmailAddress HOME = new EmailAddress("zainab@example.org");
    static final String PASSWORD = "nine green lamps by the sea";

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    final TestDatabase database = new TestDatabase();
    final PostOffice post = new PostOffice();
    final long zainab;
    final long maryam;
    final long yousif;
    Instant now = Instant.parse("2026-12-05T08:00:00Z");

    /** What the register says of the card that is named. */
    IdentityCards.Verdict verdict = IdentityCards.Verdict.VALID;

    MailFixture() {
        database.with(RealClock.class, () -> now).with(BusinessClock.class, () -> now);
        post.serve(database);
        database.with(CardCheck.class, new OneCard());
        tell(() -> database.bean(Bodies.class)
                .takeOver(List.of(new Bodies.BodyData(
                        "iga",
                        LocalizedText.of("هيئة", "A body"),
                        null,
                        "authority",
                        LocalizedText.of("دور", "Role")))));
        zainab = person(ZAINAB, LocalDate.of(1990, 4, 10));
        maryam = person(MARYAM, LocalDate.of(1992, 7, 14));
        yousif = person(YOUSIF, LocalDate.of(2009, 1, 14));
        tell(() -> accounts().open(get(maryam), PASSWORD, Assurance.ADVANCED));
    }

    /** All cards have one number: whose it is the tests say. */
    private final class OneCard extends CardCheck {

        @Override
        public IdentityCards.Verdict judge(long holderId, String number, LocalDate expiresOn) {
            return number.equals(CARD) && expiresOn.equals(EXPIRES) ? verdict : IdentityCards.Verdict.UNKNOWN;
        }
    }

    private long person(String number, LocalDate born) {
        return ask(() -> database.bean(People.class)
                .register(
                        new PersonalNumber(number),
                        new Person.Profile(
                                LocalizedText.of("شخص", "Person"), born, Sex.FEMALE, "BHR", true, null, null, null))
                .id());
    }

    Person get(long id) {
        return database.bean(People.class).get(id);
    }

    Accounts accounts() {
        return database.bean(Accounts.class);
    }

    Account account(long person) {
        return ask(() -> accounts().of(get(person)).orElseThrow());
    }

    <T> T ask(Supplier<T> call) {
        return database.inTransaction(call);
    }

    void tell(Runnable call) {
        database.inTransaction(call);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    EKeyOpening opening() {
        return database.bean(EKeyOpening.class);
    }

    PasswordRecovery recovery() {
        return database.bean(PasswordRecovery.class);
    }

    OwnMailAddress own() {
        return database.bean(OwnMailAddress.class);
    }

    String begin(String number, String card) {
        return ask(() -> opening()
                .begin(OpeningClaim.of(number, card, EXPIRES.toString(), HOME.value()), ENGLISH, HERE.address()));
    }

    /** @return the code that has come to the last mail */
    String sentCode() {
        assertThat(deliverCodes()).isEqualTo(1);
        Matcher code = CODE.matcher(PostOffice.text(post.last()));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    int deliverCodes() {
        return post.deliver(database, database.bean(SendCode.class));
    }

    int deliverNotices() {
        return post.deliver(database, database.bean(SendMail.class));
    }

    /** Somebody signs in, and is at the portal. @return the token */
    String signIn(long person) {
        database.bean(Caller.class).is(Actor.person(person, Assurance.BASIC, Map.of(), Channel.PORTAL));
        return ask(() -> accounts().beginSession(accounts().of(get(person)).orElseThrow(), SignInProof.PASSWORD, HERE));
    }

    boolean alive(String session) {
        return ask(() -> accounts().session(session).isPresent());
    }

    void proves(long person, EmailAddress address) {
        tell(() -> database.bean(MailAddresses.class).prove(person, address, "en"));
    }

    List<String> told(long person) {
        return ask(() -> database.entityManager()
                .createQuery("select n from Notice n where n.receiverId = :person order by n.id", Notice.class)
                .setParameter("person", person)
                .getResultStream()
                .map(notice -> notice.subject().in("en"))
                .toList());
    }

    @Override
    public void close() {
        post.close();
        database.close();
    }
}
