package org.dilmun.domain.identity.openid;

import java.util.Set;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.AuthenticationLevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.domain.identity.AuthenticationLevel.PASSKEY;
import static org.dilmun.domain.identity.AuthenticationLevel.PASSWORD;
import static org.dilmun.domain.identity.AuthenticationLevel.TWO_FACTOR;

class WishTest {

    private static SignInGrant.Wish wanting(AuthenticationLevel... levels) {
        return new SignInGrant.Wish(Set.of("openid"), Set.of(), Set.of(), null, Set.of(levels));
    }

    @Test
    void who_wants_no_certain_level_is_told_the_one_of_the_session() {
        assertThat(wanting().said(PASSKEY)).isEqualTo(PASSKEY);
        assertThat(wanting().said(PASSWORD)).isEqualTo(PASSWORD);
    }

    @Test
    void who_wants_certain_levels_is_told_the_highest_of_them_that_was_reached() {
        assertThat(wanting(TWO_FACTOR).said(PASSKEY)).isEqualTo(TWO_FACTOR);
        assertThat(wanting(PASSWORD, TWO_FACTOR).said(PASSKEY)).isEqualTo(TWO_FACTOR);
        assertThat(wanting(PASSWORD, PASSKEY).said(TWO_FACTOR)).isEqualTo(PASSWORD);
    }

    @Test
    void nobody_is_told_more_than_was_proved() {
        assertThat(wanting(PASSKEY).said(PASSWORD)).isEqualTo(PASSWORD);
    }
}
