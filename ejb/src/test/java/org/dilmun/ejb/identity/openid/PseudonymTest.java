package org.dilmun.ejb.identity.openid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@OnDatabase
class PseudonymTest {

    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void each_sector_knows_a_person_by_a_name_of_its_own_that_stays() {
        var pseudonym = fixture.database.bean(Pseudonym.class);
        String here = pseudonym.subject(fixture.account, 1);
        assertThat(here).hasSize(43).isEqualTo(pseudonym.subject(fixture.account, 1));
        assertThat(pseudonym.subject(fixture.licences, 1)).isNotEqualTo(here);
        assertThat(pseudonym.subject(fixture.account, 2)).isNotEqualTo(here);
        assertThat(pseudonym.session(fixture.account, "a")).isNotEqualTo(pseudonym.session(fixture.licences, "a"));
    }
}
