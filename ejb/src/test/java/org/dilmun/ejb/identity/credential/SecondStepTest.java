package org.dilmun.ejb.identity.credential;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.SignInProof;
import org.dilmun.ejb.identity.SpentTokens;
import org.dilmun.ejb.identity.TooManySignIns;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.identity.credential.CredentialFixture.HERE;
import static org.dilmun.ejb.identity.credential.CredentialFixture.MARYAM;
import static org.dilmun.ejb.identity.credential.CredentialFixture.YOUSIF;

/** Signing in with the password and a code. */
@OnDatabase
class SecondStepTest {

    private static final int AT_ONCE = 12;

    private final CredentialFixture fixture = new CredentialFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String byCode(String handle, String code) {
        return fixture.signIns.signInByCode(handle, code, HERE);
    }

    @Test
    void without_a_second_proof_the_password_is_enough_and_the_session_says_so() {
        var step = fixture.password(MARYAM);
        assertThat(step.pending()).isNull();
        assertThat(fixture.session(step.session()).provedBy()).isEqualTo(SignInProof.PASSWORD);
    }

    @Test
    void with_an_app_the_password_begins_no_session_and_its_code_does() {
        var kept = fixture.withApp();
        var step = fixture.password(MARYAM);
        assertThat(step.session()).isNull();
        String session = byCode(step.pending(), fixture.code(kept.key()));
        assertThat(fixture.session(session).provedBy()).isEqualTo(SignInProof.PASSWORD_AND_CODE);
        assertThat(fixture.password(YOUSIF).session())
                .as("nobody else is asked")
                .isNotNull();
    }

    @Test
    void a_code_is_read_with_blanks_and_arabic_digits() {
        var kept = fixture.withApp();
        String code = fixture.code(kept.key());
        var arabic = new StringBuilder();
        code.chars().forEach(digit -> arabic.append((char) ('\u0660' + digit - '0')));
        String typed = arabic.substring(0, 3) + " " + arabic.substring(3);
        assertThat(byCode(fixture.password(MARYAM).pending(), typed)).isNotBlank();
    }

    @Test
    void the_code_of_the_half_minute_before_is_good_and_an_older_one_is_not() {
        var kept = fixture.withApp();
        String code = fixture.code(kept.key());
        fixture.pass(Duration.ofSeconds(60));
        String handle = fixture.password(MARYAM).pending();
        assertThatThrownBy(() -> byCode(handle, code)).isInstanceOf(CodeRefused.class);
        String fresh = fixture.code(kept.key());
        fixture.pass(Duration.ofSeconds(30));
        assertThat(byCode(handle, fresh)).isNotBlank();
    }

    @Test
    void a_code_is_good_once_and_so_is_every_one_before_it() {
        var kept = fixture.withApp();
        String before = fixture.code(kept.key());
        fixture.pass(Duration.ofSeconds(30));
        String code = fixture.code(kept.key());
        byCode(fixture.password(MARYAM).pending(), code);
        String handle = fixture.password(MARYAM).pending();
        assertThatThrownBy(() -> byCode(handle, code)).isInstanceOf(CodeRefused.class);
        assertThatThrownBy(() -> byCode(handle, before)).isInstanceOf(CodeRefused.class);
    }

    @Test
    void the_code_that_confirmed_the_app_is_spent() {
        String session = fixture.password(MARYAM).session();
        fixture.tell(() -> fixture.own().beginApp(session));
        byte[] key =
                Base32.decode(fixture.ask(() -> fixture.own().overview(session)).waitingKey());
        fixture.tell(() -> fixture.own().confirmApp(session, fixture.code(key)));
        String handle = fixture.password(MARYAM).pending();
        assertThatThrownBy(() -> byCode(handle, fixture.code(key))).isInstanceOf(CodeRefused.class);
    }

    @Test
    void of_many_who_bring_one_code_at_once_one_gets_in() throws Exception {
        var kept = fixture.withApp();
        String code = fixture.code(kept.key());
        var handles = new ArrayList<String>();
        for (int i = 0; i < 4; i++) { // no more attempts than cost nothing
            handles.add(fixture.password(MARYAM).pending());
        }
        assertThat(AtOnce.outcomes(handles.stream()
                        .<Callable<String>>map(handle -> () -> byCode(handle, code))
                        .toList()))
                .containsOnlyOnce("in")
                .contains("CodeRefused");
    }

    @Test
    void of_many_who_try_codes_at_once_only_the_first_few_are_looked_at() throws Exception {
        fixture.withApp();
        String handle = fixture.password(MARYAM).pending();
        var tries = new ArrayList<Callable<String>>();
        for (int i = 0; i < AT_ONCE; i++) {
            tries.add(() -> byCode(handle, "ABCDE-FGHI2"));
        }
        assertThat(AtOnce.outcomes(tries)).filteredOn("CodeRefused"::equals).hasSize(5);
    }

    @Test
    void who_mistypes_codes_has_to_wait_and_is_not_locked_out() {
        var kept = fixture.withApp();
        String handle = fixture.password(MARYAM).pending();
        for (int failure = 0; failure < 5; failure++) {
            assertThatThrownBy(() -> byCode(handle, "000000 0")).isInstanceOf(CodeRefused.class);
        }
        assertThatThrownBy(() -> byCode(handle, fixture.code(kept.key()))).isInstanceOf(TooManySignIns.class);
        fixture.pass(Duration.ofSeconds(30));
        assertThat(byCode(handle, fixture.code(kept.key()))).isNotBlank();
    }

    @Test
    void another_browser_has_no_second_step_and_after_five_minutes_nobody_has() {
        var kept = fixture.withApp();
        String handle = fixture.password(MARYAM).pending();
        assertThatThrownBy(() -> byCode(null, fixture.code(kept.key()))).isInstanceOf(SignInExpired.class);
        assertThatThrownBy(() -> byCode(handle + "x", fixture.code(kept.key()))).isInstanceOf(SignInExpired.class);
        fixture.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> byCode(handle, fixture.code(kept.key()))).isInstanceOf(SignInExpired.class);
    }

    @Test
    void what_waited_is_over_once_the_session_has_begun() {
        var kept = fixture.withApp();
        String handle = fixture.password(MARYAM).pending();
        byCode(handle, fixture.code(kept.key()));
        fixture.pass(Duration.ofSeconds(30));
        assertThatThrownBy(() -> byCode(handle, fixture.code(kept.key()))).isInstanceOf(SignInExpired.class);
    }

    @Test
    void a_recovery_code_stands_for_the_app_once_and_the_person_is_told() {
        var kept = fixture.withApp();
        String paper = kept.recovery().get(3);
        String session = byCode(fixture.password(MARYAM).pending(), paper.toLowerCase(Locale.ROOT));
        assertThat(fixture.session(session).provedBy())
                .as("it lowers nothing")
                .isEqualTo(SignInProof.PASSWORD_AND_CODE);
        assertThat(fixture.ask(() -> fixture.own().overview(session)).codesLeft())
                .isEqualTo(9);
        assertThat(fixture.notices().get(1)).contains("recovery codes. Codes left: 9");
        String handle = fixture.password(MARYAM).pending();
        assertThatThrownBy(() -> byCode(handle, paper)).isInstanceOf(CodeRefused.class);
    }

    @Test
    void a_recovery_code_of_somebody_else_is_none() {
        var kept = fixture.withApp();
        assertThat(fixture.ask(() -> fixture.database
                        .bean(SecondProofs.class)
                        .useCode(fixture.yousif, kept.recovery().get(0))))
                .isFalse();
    }

    @Test
    void what_nobody_waits_for_is_forgotten() {
        fixture.withApp();
        fixture.password(MARYAM);
        fixture.pass(Duration.ofHours(1));
        fixture.tell(() -> fixture.database.bean(SpentTokens.class).forget());
        assertThat(fixture.ask(() -> fixture.database
                        .entityManager()
                        .createQuery("select count(p) from PendingSignIn p", Long.class)
                        .getSingleResult()))
                .isZero();
        assertThat(fixture.password(MARYAM).session())
                .as("a confirmed app stays")
                .isNull();
    }
}
