package org.dilmun.ejb.identity.mail;

import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.PasswordRefused;
import org.dilmun.domain.identity.PasswordSame;
import org.dilmun.domain.identity.credential.AuthenticatorApp;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.ejb.identity.PasswordHash;
import org.dilmun.ejb.identity.credential.AtOnce;
import org.dilmun.ejb.identity.credential.CodeRefused;
import org.dilmun.ejb.identity.credential.RecoveryCodes;
import org.dilmun.ejb.notice.mail.MailAddresses;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.identity.mail.MailFixture.ENGLISH;
import static org.dilmun.ejb.identity.mail.MailFixture.MARYAM;
import static org.dilmun.ejb.identity.mail.MailFixture.PASSWORD;
import static org.dilmun.ejb.identity.mail.MailFixture.ZAINAB;

@OnDatabase
class PasswordRecoveryTest {

    private static final String NEW = "سبع نخلات عند عين عذاري";

    private final MailFixture fixture = new MailFixture();

    @BeforeEach
    void begin() {
        fixture.proves(fixture.maryam, new EmailAddress("maryam@example.org"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String begin(String number) {
        return fixture.ask(() -> fixture.recovery().begin(number, ENGLISH, "192.0.2.1"));
    }

    private String proved() {
        String handle = begin(MARYAM);
        String code = fixture.sentCode();
        fixture.tell(() -> fixture.recovery().prove(handle, code));
        return handle;
    }

    private void complete(String handle, String password, String second) {
        fixture.tell(() -> fixture.recovery().complete(handle, password, second));
    }

    private boolean fits(String password) {
        Account account = fixture.account(fixture.maryam);
        return fixture.database.bean(PasswordHash.class).matches(password, account.passwordHash());
    }

    /** Maryam has an app, whose codes are of no matter here, and recovery codes. */
    private List<String> withSecondProof() {
        long account = fixture.account(fixture.maryam).id();
        return fixture.ask(() -> {
            var app = new AuthenticatorApp(account, new byte[48], fixture.now);
            app.confirm(1, fixture.now);
            fixture.database.entityManager().persist(app);
            return fixture.database.bean(RecoveryCodes.class).make(account);
        });
    }

    @Test
    void a_code_to_the_proved_address_opens_the_way_to_a_new_password_and_all_sessions_are_over() throws Exception {
        String session = fixture.signIn(fixture.maryam);
        String handle = proved();
        assertThat(fixture.post.last().getAllRecipients()[0]).hasToString("maryam@example.org");
        complete(handle, NEW, null);
        assertThat(fits(NEW)).isTrue();
        assertThat(fixture.alive(session)).isFalse();
        assertThat(fixture.account(fixture.maryam).assurance())
                .as("the level stays")
                .isEqualTo(Assurance.ADVANCED);
        assertThat(fixture.told(fixture.maryam)).containsExactly("The password of your eKey was changed");
        assertThatThrownBy(() -> complete(handle, PASSWORD, null)).isInstanceOf(MailProofOver.class);
    }

    @Test
    void who_has_no_ekey_or_no_address_is_answered_alike_and_gets_no_mail() {
        assertThat(begin(ZAINAB)).hasSize(43);
        assertThat(begin("nonsense")).hasSize(43);
        fixture.tell(() -> fixture.database.bean(MailAddresses.class).remove(fixture.maryam));
        assertThat(begin(MARYAM)).hasSize(43);
        assertThat(fixture.deliverCodes()).isEqualTo(3);
        assertThat(fixture.post.received()).isEmpty();
    }

    @Test
    void who_has_a_second_proof_is_asked_for_it_as_well() {
        List<String> recovery = withSecondProof();
        String handle = proved();
        assertThat(fixture.ask(() -> fixture.recovery().asksSecondProof(handle)))
                .isTrue();
        assertThatThrownBy(() -> complete(handle, NEW, null)).isInstanceOf(CodeRefused.class);
        assertThatThrownBy(() -> complete(handle, NEW, "AAAAA-AAAAA")).isInstanceOf(CodeRefused.class);
        assertThat(fits(PASSWORD)).isTrue();
        complete(handle, NEW, recovery.get(0));
        assertThat(fits(NEW)).isTrue();
    }

    @Test
    void a_password_that_is_refused_spends_neither_code() {
        List<String> recovery = withSecondProof();
        String handle = proved();
        assertThatThrownBy(() -> complete(handle, "password1234", recovery.get(0)))
                .isInstanceOf(PasswordRefused.class);
        complete(handle, NEW, recovery.get(0));
        assertThat(fits(NEW)).isTrue();
    }

    @Test
    void of_two_new_passwords_with_one_code_one_counts() throws Exception {
        String handle = proved();
        Callable<String> one = () -> {
            complete(handle, NEW, null);
            return "";
        };
        Callable<String> other = () -> {
            complete(handle, "four brown camels in the shade", null);
            return "";
        };
        assertThat(AtOnce.outcomes(List.of(one, other))).containsExactlyInAnyOrder("in", "MailProofOver");
        assertThat(fixture.told(fixture.maryam)).hasSize(1);
    }

    @Test
    void a_password_that_was_ended_is_not_taken_again() {
        fixture.tell(() ->
                fixture.accounts().of(fixture.get(fixture.maryam)).orElseThrow().endPassword(fixture.now));
        String handle = proved();
        assertThatThrownBy(() -> complete(handle, PASSWORD, null)).isInstanceOf(PasswordSame.class);
        complete(handle, NEW, null);
        assertThat(fits(NEW)).isTrue();
        assertThat(fixture.account(fixture.maryam).passwordEnded()).isFalse();
    }

    @Test
    void a_closed_ekey_is_not_recovered() {
        String handle = proved();
        fixture.tell(() ->
                fixture.accounts().of(fixture.get(fixture.maryam)).orElseThrow().close(fixture.now));
        assertThatThrownBy(() -> complete(handle, NEW, null)).isInstanceOf(MailProofOver.class);
        begin(MARYAM);
        fixture.deliverCodes();
        assertThat(fixture.post.received()).hasSize(1);
    }
}
