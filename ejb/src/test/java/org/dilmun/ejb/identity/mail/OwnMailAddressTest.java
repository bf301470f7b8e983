package org.dilmun.ejb.identity.mail;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.ejb.identity.credential.ProofNeeded;
import org.dilmun.ejb.notice.mail.PostOffice;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.identity.mail.MailFixture.ENGLISH;

@OnDatabase
class OwnMailAddressTest {

    private static final EmailAddress WORK = new EmailAddress("maryam@work.example");

    private final MailFixture fixture = new MailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String begin(String session, EmailAddress address) {
        return fixture.ask(() -> fixture.own().begin(session, address, ENGLISH));
    }

    @Test
    void an_address_counts_once_its_code_has_come_back() {
        String session = fixture.signIn(fixture.maryam);
        String handle = begin(session, WORK);
        assertThat(fixture.ask(() -> fixture.own().find())).isEmpty();
        assertThat(fixture.ask(() -> fixture.own().awaited(handle))).contains(WORK);
        String code = fixture.sentCode();
        fixture.tell(() -> fixture.own().prove(handle, code));
        OwnMailAddress.Shown shown = fixture.ask(() -> fixture.own().find()).orElseThrow();
        assertThat(shown.address()).isEqualTo(WORK);
        assertThat(shown.notices()).isTrue();
        assertThat(fixture.told(fixture.maryam)).hasSize(1);
        assertThatThrownBy(() -> fixture.tell(() -> fixture.own().prove(handle, code)))
                .isInstanceOf(MailProofOver.class);
    }

    @Test
    void another_address_takes_its_place_and_removing_it_is_told_there() {
        fixture.proves(fixture.maryam, WORK);
        String session = fixture.signIn(fixture.maryam);
        String handle = begin(session, new EmailAddress("maryam@home.example"));
        String code = fixture.sentCode();
        fixture.tell(() -> fixture.own().prove(handle, code));
        fixture.deliverNotices();
        assertThat(fixture.post.received())
                .extracting(PostOffice::text)
                .anyMatch(text -> text.contains("This is the last message"));
        fixture.tell(() -> fixture.own().remove(session));
        assertThat(fixture.ask(() -> fixture.own().find())).isEmpty();
    }

    @Test
    void only_who_has_just_signed_in_changes_it() {
        String session = fixture.signIn(fixture.maryam);
        fixture.pass(Duration.ofMinutes(6));
        assertThat(fixture.ask(() -> fixture.own().isChangeable(session))).isFalse();
        assertThatThrownBy(() -> begin(session, WORK)).isInstanceOf(ProofNeeded.class);
        assertThatThrownBy(() -> fixture.tell(() -> fixture.own().remove(session)))
                .isInstanceOf(ProofNeeded.class);
    }

    @Test
    void the_code_of_one_person_is_no_good_for_another_at_the_same_browser() {
        String session = fixture.signIn(fixture.maryam);
        String handle = begin(session, WORK);
        String code = fixture.sentCode();
        fixture.tell(() -> fixture.accounts().open(fixture.get(fixture.zainab), MailFixture.PASSWORD, Assurance.BASIC));
        fixture.signIn(fixture.zainab);
        assertThat(fixture.ask(() -> fixture.own().awaited(handle))).isEmpty();
        assertThatThrownBy(() -> fixture.tell(() -> fixture.own().prove(handle, code)))
                .isInstanceOf(MailProofOver.class);
        assertThat(fixture.ask(() -> fixture.own().find())).isEmpty();
    }

    @Test
    void notices_may_be_switched_off_and_the_address_stays() {
        fixture.proves(fixture.maryam, WORK);
        fixture.signIn(fixture.maryam);
        fixture.tell(() -> fixture.own().switchNotices(false));
        assertThat(fixture.ask(() -> fixture.own().find()).orElseThrow().notices())
                .isFalse();
    }
}
