package org.dilmun.ejb.identity.mail;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.MailProof.Purpose;
import org.dilmun.domain.identity.PasswordRefused;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.EmailAddressMalformed;
import org.dilmun.ejb.identity.SpentTokens;
import org.dilmun.ejb.identity.credential.AtOnce;
import org.dilmun.ejb.notice.mail.MailAddresses;
import org.dilmun.ejb.notice.mail.MailOff;
import org.dilmun.ejb.notice.mail.MailSettings;
import org.dilmun.ejb.notice.mail.PostOffice;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.identity.mail.MailFixture.CARD;
import static org.dilmun.ejb.identity.mail.MailFixture.ENGLISH;
import static org.dilmun.ejb.identity.mail.MailFixture.EXPIRES;
import static org.dilmun.ejb.identity.mail.MailFixture.HERE;
import static org.dilmun.ejb.identity.mail.MailFixture.HOME;
import static org.dilmun.ejb.identity.mail.MailFixture.MARYAM;
import static org.dilmun.ejb.identity.mail.MailFixture.PASSWORD;
import static org.dilmun.ejb.identity.mail.MailFixture.YOUSIF;
import static org.dilmun.ejb.identity.mail.MailFixture.ZAINAB;

@OnDatabase
class EKeyOpeningTest {

    private final MailFixture fixture = new MailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String proved() {
        String handle = fixture.begin(ZAINAB, CARD);
        String code = fixture.sentCode();
        fixture.tell(() -> fixture.opening().prove(handle, code));
        return handle;
    }

    private String open(String handle, String password) {
        return fixture.ask(() -> fixture.opening().open(handle, password, HERE));
    }

    @Test
    void by_card_and_code_a_person_has_an_ekey_of_the_basic_level_and_is_signed_in() throws Exception {
        String handle = proved();
        assertThat(fixture.post.last().getAllRecipients()[0]).hasToString(HOME.value());
        String token = open(handle, PASSWORD);
        LoginSession session =
                fixture.ask(() -> fixture.accounts().session(token).orElseThrow());
        assertThat(session.partyId()).isEqualTo(fixture.zainab);
        assertThat(session.assurance()).isEqualTo(Assurance.BASIC);
        assertThat(fixture.told(fixture.zainab)).containsExactly("Your eKey is open");
        assertThat(fixture.deliverNotices()).as("the address is proved by that").isEqualTo(1);
        assertThat(fixture.post.last().getSubject()).isEqualTo("Your eKey is open");
        assertThatThrownBy(() -> open(handle, PASSWORD)).as("once").isInstanceOf(MailProofOver.class);
    }

    @Test
    void a_code_is_read_with_blanks_and_arabic_digits() {
        String handle = fixture.begin(ZAINAB, CARD);
        var arabic = new StringBuilder();
        fixture.sentCode().chars().forEach(digit -> arabic.append((char) ('\u0660' + digit - '0')));
        fixture.tell(() -> fixture.opening().prove(handle, arabic.insert(3, ' ').toString()));
        assertThat(open(handle, PASSWORD)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"900410426, 902417359", "900410418, 902417358", "12, 902417358", "'', ''"})
    void who_names_a_wrong_number_or_card_is_answered_alike_and_gets_no_mail(String number, String card) {
        String handle = fixture.begin(number, card);
        assertThat(handle).hasSize(43);
        assertThat(fixture.deliverCodes()).as("judged once").isEqualTo(1);
        assertThat(fixture.post.received()).isEmpty();
        assertThat(fixture.ask(() -> proofs().prove(handle, Purpose.OPEN, "123456")))
                .isFalse();
        assertThat(fixture.ask(() -> proofs().find(handle, Purpose.OPEN)))
                .as("the browser waits as others do")
                .isPresent();
    }

    private MailProofs proofs() {
        return fixture.database.bean(MailProofs.class);
    }

    @Test
    void who_has_an_ekey_gets_no_other_and_its_holder_is_told() throws Exception {
        fixture.proves(fixture.maryam, new EmailAddress("maryam@example.org"));
        fixture.begin(MARYAM, CARD);
        fixture.begin(MARYAM, CARD);
        assertThat(fixture.deliverCodes()).isEqualTo(2);
        assertThat(fixture.post.received()).isEmpty();
        assertThat(fixture.told(fixture.maryam)).containsExactly("Somebody wanted to open an eKey with your ID card");
        assertThat(fixture.deliverNotices()).isEqualTo(1);
        assertThat(fixture.post.last().getAllRecipients()[0]).hasToString("maryam@example.org");
    }

    @Test
    void a_closed_ekey_is_opened_by_no_one_alone() {
        fixture.tell(() ->
                fixture.accounts().of(fixture.get(fixture.maryam)).orElseThrow().close(fixture.now));
        fixture.begin(MARYAM, CARD);
        fixture.deliverCodes();
        assertThat(fixture.post.received()).isEmpty();
    }

    @Test
    void a_minor_is_told_who_may_apply_and_an_expired_card_what_to_do_also_after_a_while() throws Exception {
        fixture.begin(YOUSIF, CARD);
        fixture.post.close();
        assertThat(fixture.deliverCodes()).isZero();
        fixture.post.open();
        fixture.pass(Duration.ofSeconds(30));
        fixture.deliverCodes();
        assertThat(fixture.post.last().getSubject()).isEqualTo("Your eKey could not be opened: you are under age");
        assertThat(PostOffice.text(fixture.post.last())).contains("under 18 years", "Your father, your mother");
        fixture.verdict = IdentityCards.Verdict.EXPIRED;
        fixture.begin(ZAINAB, CARD);
        fixture.deliverCodes();
        assertThat(fixture.post.last().getSubject())
                .isEqualTo("Your eKey could not be opened: the ID card has expired");
    }

    @Test
    void the_dead_open_none() {
        fixture.tell(() -> fixture.database
                .entityManager()
                .createNativeQuery("update person set died_on = date '2026-12-01' where id = ?1")
                .setParameter(1, fixture.zainab)
                .executeUpdate());
        fixture.begin(ZAINAB, CARD);
        fixture.deliverCodes();
        assertThat(fixture.post.received()).isEmpty();
    }

    @Test
    void five_codes_may_be_typed_and_then_the_right_one_is_too_late() {
        String handle = fixture.begin(ZAINAB, CARD);
        String code = fixture.sentCode();
        String wrong = code.equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 5; i++) {
            assertThat(fixture.ask(() -> proofs().prove(handle, Purpose.OPEN, wrong)))
                    .isFalse();
        }
        assertThatThrownBy(() -> fixture.ask(() -> proofs().prove(handle, Purpose.OPEN, code)))
                .isInstanceOf(MailProofOver.class);
    }

    @Test
    void a_code_is_good_for_twenty_minutes_for_its_browser_and_its_purpose() {
        String handle = fixture.begin(ZAINAB, CARD);
        String code = fixture.sentCode();
        assertThatThrownBy(() -> fixture.ask(() -> proofs().prove(handle, Purpose.RECOVER, code)))
                .isInstanceOf(MailProofOver.class);
        assertThatThrownBy(() -> fixture.ask(() -> proofs().prove("another", Purpose.OPEN, code)))
                .isInstanceOf(MailProofOver.class);
        fixture.pass(Duration.ofMinutes(20));
        assertThatThrownBy(() -> fixture.ask(() -> proofs().prove(handle, Purpose.OPEN, code)))
                .isInstanceOf(MailProofOver.class);
    }

    @Test
    void a_code_that_could_not_leave_in_time_does_not_leave_at_all() {
        fixture.begin(ZAINAB, CARD);
        fixture.pass(Duration.ofMinutes(21));
        assertThat(fixture.deliverCodes()).isEqualTo(1);
        assertThat(fixture.post.received()).isEmpty();
    }

    @Test
    void without_a_code_nothing_is_opened() {
        String handle = fixture.begin(ZAINAB, CARD);
        fixture.deliverCodes();
        assertThatThrownBy(() -> open(handle, PASSWORD)).isInstanceOf(MailProofOver.class);
        assertThatThrownBy(() -> open(null, PASSWORD)).isInstanceOf(MailProofOver.class);
    }

    @Test
    void a_weak_password_is_refused_and_another_one_may_be_chosen() {
        String handle = proved();
        assertThatThrownBy(() -> open(handle, "password1234")).isInstanceOf(PasswordRefused.class);
        assertThatThrownBy(() -> open(handle, ZAINAB + "19900410")).isInstanceOf(PasswordRefused.class);
        assertThat(open(handle, PASSWORD)).isNotBlank();
    }

    @Test
    void of_several_who_bring_one_code_at_once_one_gets_it() throws Exception {
        String handle = fixture.begin(ZAINAB, CARD);
        String code = fixture.sentCode();
        Callable<String> bring = () -> {
            fixture.tell(() -> fixture.opening().prove(handle, code));
            return "";
        };
        assertThat(AtOnce.outcomes(Collections.nCopies(4, bring)))
                .containsOnlyOnce("in")
                .contains("MailProofOver");
    }

    @Test
    void of_two_browsers_that_open_one_at_once_one_does() throws Exception {
        String one = proved();
        String other = proved();
        Callable<String> first = () -> open(one, PASSWORD);
        Callable<String> second = () -> open(other, PASSWORD);
        assertThat(AtOnce.outcomes(List.of(first, second))).containsExactlyInAnyOrder("in", "EKeyNotOpened");
        assertThat(fixture.ask(() -> fixture.database
                        .bean(MailAddresses.class)
                        .find(fixture.zainab)
                        .isPresent()))
                .isTrue();
    }

    @Test
    void who_asks_often_waits_whether_there_is_such_a_person_or_not() {
        for (String number : List.of(ZAINAB, "900410418")) {
            int asked = 0;
            try {
                while (asked < 20) {
                    String address = "a" + number + asked + "@example.org";
                    fixture.ask(() -> fixture.opening()
                            .begin(OpeningClaim.of(number, CARD, EXPIRES.toString(), address), ENGLISH, number));
                    asked++;
                }
            } catch (MailCodesTooMany e) {
                assertThat(e.facts()).containsKey("retryAfter");
            }
            assertThat(asked).isEqualTo(5);
        }
    }

    @Test
    void nobodys_box_is_filled_by_others() {
        int asked = 0;
        try {
            while (asked < 20) {
                String number = "90041" + (1000 + asked);
                String place = "192.0.2." + asked;
                fixture.ask(() -> fixture.opening()
                        .begin(
                                OpeningClaim.of(number, CARD, EXPIRES.toString(), "ZAINAB@example.org"),
                                ENGLISH,
                                place));
                asked++;
            }
        } catch (MailCodesTooMany e) {
            assertThat(e.facts()).containsKey("retryAfter");
        }
        assertThat(asked).isEqualTo(5);
    }

    @Test
    void one_place_asks_twenty_times_a_minute() {
        var limits = fixture.database.bean(CodeLimits.class);
        for (int i = 0; i < 20; i++) {
            fixture.tell(() -> limits.requireFrom("192.0.2.7"));
        }
        assertThatThrownBy(() -> fixture.tell(() -> limits.requireFrom("192.0.2.7")))
                .isInstanceOf(MailCodesTooMany.class);
        fixture.tell(() -> limits.requireFrom("192.0.2.8"));
        fixture.pass(Duration.ofMinutes(1));
        fixture.tell(() -> limits.requireFrom("192.0.2.7"));
    }

    @Test
    void what_cannot_be_read_is_told_at_once() {
        assertThatThrownBy(() -> OpeningClaim.of(ZAINAB, CARD, "31/05/2031", HOME.value()))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> OpeningClaim.of(ZAINAB, CARD, EXPIRES.toString(), "zainab@"))
                .isInstanceOf(EmailAddressMalformed.class);
    }

    @Test
    void where_no_mail_leaves_nobody_is_asked_to_wait_for_a_code() {
        fixture.database.with(MailSettings.class, new NoMail());
        assertThatThrownBy(() -> fixture.begin(ZAINAB, CARD)).isInstanceOf(MailOff.class);
    }

    /** As an installation without a mail server. */
    private static final class NoMail extends MailSettings {

        @Override
        public boolean isOn() {
            return false;
        }
    }

    @Test
    void what_was_typed_rests_encrypted_and_goes_with_its_time() {
        String handle = fixture.begin(ZAINAB, CARD);
        byte[] sealed = fixture.ask(
                () -> proofs().find(handle, Purpose.OPEN).orElseThrow().sealedClaim());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(ZAINAB, CARD);
        fixture.sentCode();
        assertThat(fixture.ask(
                        () -> proofs().find(handle, Purpose.OPEN).orElseThrow().sealedClaim()))
                .isNull();
        fixture.pass(Duration.ofMinutes(21));
        fixture.tell(() -> fixture.database.bean(SpentTokens.class).forget());
        long left = fixture.ask(() -> fixture.database
                .entityManager()
                .createQuery("select count(p) from MailProof p", Long.class)
                .getSingleResult());
        assertThat(left).isZero();
    }
}
