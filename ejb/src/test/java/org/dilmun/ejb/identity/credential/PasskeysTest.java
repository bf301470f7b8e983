package org.dilmun.ejb.identity.credential;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.identity.credential.Passkey;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.identity.credential.CredentialFixture.HERE;
import static org.dilmun.ejb.identity.credential.CredentialFixture.MARYAM;
import static org.dilmun.ejb.identity.credential.CredentialFixture.YOUSIF;

/** Passkeys: made, used, and what is tried against them. */
@OnDatabase
class PasskeysTest {

    private static final String PORTAL = "http://localhost:8080";
    private static final String BROWSER = "what the browser keeps";

    private final CredentialFixture fixture = new CredentialFixture();
    private final Device phone = new Device(PORTAL);

    @AfterEach
    void close() {
        fixture.close();
    }

    private String askToMake(String session) {
        return fixture.ask(() -> fixture.own().askForPasskey(session, "Maryam", "Portal"));
    }

    private List<String> add(String session, String answer) {
        return fixture.ask(() -> fixture.own().addPasskey(session, "My phone", answer));
    }

    private String askToSign(String browser) {
        return fixture.ask(() -> fixture.database.bean(Passkeys.class).askToSign(browser));
    }

    /** @return the session in which she has added the key of her phone */
    private String withPasskey() {
        String session = fixture.password(MARYAM).session();
        add(session, phone.make(askToMake(session)));
        return session;
    }

    private String signIn(String browser, String answer) {
        return fixture.signIns.signInByPasskey(browser, answer, HERE);
    }

    @Test
    void a_passkey_signs_its_person_in_without_number_and_password() {
        withPasskey();
        String token = signIn(BROWSER, phone.sign(askToSign(BROWSER)));
        var session = fixture.session(token);
        assertThat(session.provedBy()).isEqualTo(SignInProof.PASSKEY);
        assertThat(session.accountId()).isEqualTo(fixture.maryam.id());
        var shown = fixture.ask(() -> fixture.own().overview(token));
        assertThat(shown.changeable()).isTrue();
        assertThat(shown.passkeys()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("My phone");
            assertThat(key.used()).isEqualTo(fixture.now);
        });
    }

    @Test
    void with_a_passkey_the_password_begins_no_session_and_both_do() {
        String first = withPasskey();
        assertThat(fixture.session(first).provedBy()).isEqualTo(SignInProof.PASSWORD_AND_PASSKEY);
        String handle = fixture.password(MARYAM).pending();
        String session = fixture.signIns.goOnByPasskey(handle, phone.sign(askToSign(handle)), HERE);
        assertThat(fixture.session(session).provedBy()).isEqualTo(SignInProof.PASSWORD_AND_PASSKEY);
    }

    @Test
    void the_first_brings_recovery_codes_by_which_a_lost_one_is_removed() {
        String session = fixture.password(MARYAM).session();
        List<String> codes = add(session, phone.make(askToMake(session)));
        assertThat(codes).hasSize(10);
        assertThat(fixture.notices())
                .singleElement()
                .asString()
                .contains("A passkey was added to your eKey: My phone.");
        String later = fixture.signIns.signInByCode(fixture.password(MARYAM).pending(), codes.get(0), HERE);
        String handle = fixture.ask(() -> fixture.own().overview(later))
                .passkeys()
                .get(0)
                .handle();
        fixture.tell(() -> fixture.own().removePasskey(later, handle));
        assertThat(fixture.password(MARYAM).session()).isNotNull();
        assertThatThrownBy(() -> signIn(BROWSER, phone.sign(askToSign(BROWSER))))
                .isInstanceOf(PasskeyRefused.class);
    }

    @Test
    void an_answer_is_good_once() {
        withPasskey();
        String answer = phone.sign(askToSign(BROWSER));
        signIn(BROWSER, answer);
        assertThatThrownBy(() -> signIn(BROWSER, answer)).isInstanceOf(PasskeyRefused.class);
    }

    @Test
    void of_many_who_bring_one_answer_at_once_one_gets_in() throws Exception {
        withPasskey();
        String answer = phone.sign(askToSign(BROWSER));
        Callable<String> bring = () -> signIn(BROWSER, answer);
        assertThat(AtOnce.outcomes(Collections.nCopies(8, bring)))
                .containsOnlyOnce("in")
                .contains("PasskeyRefused");
    }

    @Test
    void another_browser_cannot_use_the_answer_and_nobody_an_old_one() {
        withPasskey();
        String answer = phone.sign(askToSign(BROWSER));
        assertThatThrownBy(() -> signIn("another browser", answer)).isInstanceOf(PasskeyRefused.class);
        assertThatThrownBy(() -> signIn(null, answer)).isInstanceOf(PasskeyRefused.class);
        fixture.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> signIn(BROWSER, answer)).isInstanceOf(PasskeyRefused.class);
    }

    @Test
    void what_another_site_had_signed_is_nothing_here() {
        withPasskey();
        String session = fixture.password(YOUSIF).session();
        fixture.atThePortal(fixture.yousif);
        var elsewhere = new Device("http://localhost:9090");
        assertThatThrownBy(() -> add(session, elsewhere.make(askToMake(session))))
                .isInstanceOf(PasskeyRefused.class);
    }

    @Test
    void the_passkey_of_somebody_else_does_not_stand_for_ones_own() {
        fixture.withApp();
        String his = fixture.password(YOUSIF).session();
        fixture.atThePortal(fixture.yousif);
        add(his, phone.make(askToMake(his)));
        String handle = fixture.password(MARYAM).pending();
        String answer = phone.sign(askToSign(handle));
        assertThatThrownBy(() -> fixture.signIns.goOnByPasskey(handle, answer, HERE))
                .isInstanceOf(PasskeyRefused.class);
    }

    @Test
    void a_device_that_has_counted_less_than_we_have_is_a_copy() {
        withPasskey();
        fixture.tell(() -> fixture.database
                .entityManager()
                .createQuery("update Passkey p set p.signCount = 1000")
                .executeUpdate());
        assertThatThrownBy(() -> signIn(BROWSER, phone.sign(askToSign(BROWSER))))
                .isInstanceOf(PasskeyRefused.class);
    }

    @Test
    void a_key_is_asked_for_and_added_in_one_session_that_is_freshly_proved() {
        String session = fixture.password(MARYAM).session();
        String other = fixture.password(MARYAM).session();
        String answer = phone.make(askToMake(session));
        assertThatThrownBy(() -> add(other, answer)).as("asked elsewhere").isInstanceOf(PasskeyRefused.class);
        fixture.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> add(session, answer)).isInstanceOf(ProofNeeded.class);
        assertThatThrownBy(() -> askToMake(session)).isInstanceOf(ProofNeeded.class);
    }

    @Test
    void there_are_ten_at_most() {
        String session = withPasskey();
        for (int more = 1; more < Passkey.MOST; more++) {
            add(session, new Device(PORTAL).make(askToMake(session)));
        }
        assertThatThrownBy(() -> add(session, new Device(PORTAL).make(askToMake(session))))
                .isInstanceOf(PasskeysTooMany.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "not json",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\"}}"
            })
    void what_is_no_answer_of_a_browser_is_refused(String answer) {
        String session = fixture.password(MARYAM).session();
        assertThatThrownBy(() -> signIn(BROWSER, answer)).isInstanceOf(PasskeyRefused.class);
        assertThatThrownBy(() -> add(session, answer)).isInstanceOf(PasskeyRefused.class);
    }

    @Test
    void a_missing_answer_is_refused() {
        assertThatThrownBy(() -> signIn(BROWSER, null)).isInstanceOf(PasskeyRefused.class);
    }
}
