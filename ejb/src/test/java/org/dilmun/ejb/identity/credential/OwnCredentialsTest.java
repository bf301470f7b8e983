package org.dilmun.ejb.identity.credential;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.SignInProof;
import org.dilmun.domain.identity.credential.AuthenticatorThere;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.identity.credential.CredentialFixture.HERE;
import static org.dilmun.ejb.identity.credential.CredentialFixture.MARYAM;
import static org.dilmun.ejb.identity.credential.CredentialFixture.YOUSIF;

/** What a person may change of the ways to sign in, and when. */
@OnDatabase
class OwnCredentialsTest {

    private final CredentialFixture fixture = new CredentialFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private OwnCredentials own() {
        return fixture.own();
    }

    private OwnCredentials.Overview overview(String session) {
        return fixture.ask(() -> own().overview(session));
    }

    @Test
    void an_app_counts_once_a_code_of_it_was_shown_and_brings_ten_recovery_codes() {
        String session = fixture.password(MARYAM).session();
        fixture.tell(() -> own().beginApp(session));
        assertThat(overview(session).secured()).isFalse();
        assertThat(fixture.password(MARYAM).session())
                .as("what is not confirmed asks nobody")
                .isNotNull();
        assertThatThrownBy(() -> fixture.tell(() -> own().confirmApp(session, "12345")))
                .isInstanceOf(CodeRefused.class);
        var kept = fixture.withApp();
        assertThat(kept.recovery())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z2-7]{5}-[A-Z2-7]{5}"));
        assertThat(overview(session))
                .matches(OwnCredentials.Overview::secured)
                .matches(shown -> shown.codesLeft() == 10);
        assertThat(fixture.notices())
                .singleElement()
                .asString()
                .contains("An authenticator app was added to your eKey.");
    }

    @Test
    void the_session_that_set_it_up_has_shown_it() {
        var kept = fixture.withApp();
        assertThat(fixture.session(kept.session()).provedBy()).isEqualTo(SignInProof.PASSWORD_AND_CODE);
        assertThat(overview(kept.session()).changeable()).isTrue();
    }

    @Test
    void after_five_minutes_nothing_changes_without_a_proof() {
        String session = fixture.password(MARYAM).session();
        fixture.pass(Duration.ofMinutes(5));
        assertThat(overview(session).changeable()).isFalse();
        assertThatThrownBy(() -> fixture.tell(() -> own().beginApp(session))).isInstanceOf(ProofNeeded.class);
    }

    @Test
    void who_has_shown_the_password_alone_changes_nothing_of_an_account_that_has_more() {
        String elsewhere = fixture.password(MARYAM).session();
        fixture.withApp();
        assertThatThrownBy(() -> fixture.tell(() -> own().removeApp(elsewhere))).isInstanceOf(ProofNeeded.class);
        assertThatThrownBy(() -> fixture.tell(() -> own().makeCodes(elsewhere))).isInstanceOf(ProofNeeded.class);
        assertThatThrownBy(() -> fixture.tell(() -> own().beginApp(elsewhere))).isInstanceOf(ProofNeeded.class);
    }

    @Test
    void a_key_that_was_not_confirmed_in_time_is_shown_no_longer_and_counts_no_longer() {
        String session = fixture.password(MARYAM).session();
        fixture.tell(() -> own().beginApp(session));
        String first = overview(session).waitingKey();
        fixture.tell(() -> own().beginApp(session));
        assertThat(overview(session).waitingKey()).isNotEqualTo(first);
        fixture.pass(Duration.ofMinutes(15));
        String later = fixture.password(MARYAM).session();
        assertThat(overview(later).waitingKey()).isNull();
    }

    @Test
    void an_app_is_not_replaced_unseen() {
        var kept = fixture.withApp();
        assertThatThrownBy(() -> fixture.tell(() -> own().beginApp(kept.session())))
                .isInstanceOf(AuthenticatorThere.class);
    }

    @Test
    void with_the_last_second_proof_the_recovery_codes_go_and_the_password_is_enough_again() {
        var kept = fixture.withApp();
        fixture.tell(() -> own().removeApp(kept.session()));
        assertThat(overview(kept.session()).codesLeft()).isZero();
        assertThat(fixture.password(MARYAM).session()).isNotNull();
        assertThat(fixture.notices().get(1)).contains("authenticator app of your eKey was removed");
    }

    @Test
    void new_recovery_codes_end_the_old_ones() {
        var kept = fixture.withApp();
        var fresh = fixture.ask(() -> own().makeCodes(kept.session()));
        String handle = fixture.password(MARYAM).pending();
        assertThatThrownBy(() ->
                        fixture.signIns.signInByCode(handle, kept.recovery().get(0), HERE))
                .isInstanceOf(CodeRefused.class);
        assertThat(fixture.signIns.signInByCode(handle, fresh.get(0), HERE)).isNotBlank();
    }

    @Test
    void who_has_no_second_proof_gets_no_codes_in_its_place() {
        String session = fixture.password(MARYAM).session();
        assertThat(fixture.ask(() -> own().makeCodes(session))).isEmpty();
        assertThat(overview(session).codesLeft()).isZero();
    }

    @Test
    void what_is_somebody_elses_is_not_touched() {
        fixture.withApp();
        String his = fixture.password(YOUSIF).session();
        fixture.atThePortal(fixture.yousif);
        fixture.tell(() -> own().removeApp(his));
        assertThat(fixture.password(MARYAM).session()).as("hers is there").isNull();
    }
}
