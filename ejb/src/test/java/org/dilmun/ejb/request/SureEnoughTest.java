package org.dilmun.ejb.request;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.RequestStatus;

import static org.assertj.core.api.Assertions.assertThat;

class SureEnoughTest {

    private static final String CODE = "stall-permit";

    private final TestOffice office = new TestOffice();
    private Actor applicant;

    @BeforeEach
    void arrange() {
        office.collecting()
                .open(Fixtures.read(
                        CODE,
                        Fixtures.text(CODE)
                                .replace("assurance: basic", "assurance: basic\nauthentication: two-factor")));
        applicant = office.person("850101345");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference filledIn(Actor by) {
        Drafts drafts = office.bean(Drafts.class);
        Reference draft = office.as(by, () -> drafts.start(CODE)).reference();
        office.does(by, () -> drafts.save(draft, "stall", Map.of("area", "4", "covered", "no", "delivery", "centre")));
        return draft;
    }

    @Test
    void a_service_that_asks_for_a_second_proof_is_begun_with_nothing_less() {
        assertThat(office.refusal(applicant, () -> office.bean(Drafts.class).start(CODE)))
                .isInstanceOf(AuthenticationTooLow.class);
        assertThat(filledIn(applicant.provedBy(AuthenticationLevel.TWO_FACTOR))).isNotNull();
    }

    @Test
    void what_was_begun_with_a_second_proof_is_not_handed_in_without_it() {
        Reference draft = filledIn(applicant.provedBy(AuthenticationLevel.TWO_FACTOR));
        assertThat(office.refusal(applicant, () -> office.submit(applicant, draft)))
                .isInstanceOf(AuthenticationTooLow.class);
        assertThat(office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(draft))
                        .status())
                .isEqualTo(RequestStatus.DRAFT);
        assertThat(office.submit(applicant.provedBy(AuthenticationLevel.PASSKEY), draft)
                        .status())
                .isEqualTo(RequestStatus.OPEN);
    }
}
