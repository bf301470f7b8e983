package org.dilmun.ejb.country;

import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.ejb.country.Profile.IncompleteConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfileTest {

    private static final String OWN_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @SuppressWarnings("UnnecessaryAssignment") // the test stands in for the container
    private static Profile profile(String name, String databaseUrl, String dataKey, String baseUrl) {
        var profile = new Profile();
        profile.profile = Optional.ofNullable(name);
        profile.databaseUrl = Optional.ofNullable(databaseUrl);
        profile.dataKey = Optional.ofNullable(dataKey);
        profile.baseUrl = Optional.ofNullable(baseUrl);
        return profile;
    }

    private static Profile production(String dataKey, String baseUrl) {
        return profile(null, "jdbc:mysql://db.example/dilmun", dataKey, baseUrl);
    }

    @Test
    void without_any_setting_it_is_a_complete_demonstration() {
        var profile = profile(null, null, null, null);
        assertThat(profile.demonstration()).isTrue();
        assertThatCode(profile::requireComplete).doesNotThrowAnyException();
    }

    @Test
    void a_database_of_ones_own_means_production_unless_the_profile_says_otherwise() {
        assertThat(production(null, null).demonstration()).isFalse();
        assertThat(profile("demo", "jdbc:h2:mem:x", null, null).demonstration()).isTrue();
        assertThat(profile("production", null, null, null).demonstration()).isFalse();
    }

    @Test
    void all_that_production_lacks_is_named_at_once() {
        assertThatThrownBy(production(null, null)::requireComplete)
                .isInstanceOf(IncompleteConfiguration.class)
                .hasMessage("production needs these settings before it starts:"
                        + " DILMUN_DATA_KEY: 32 random bytes in base64, the key of the personal numbers;"
                        + " DILMUN_BASE_URL: the portal's own address, such as https://portal.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZGlsbXVuIGRlbW9uc3RyYXRpb24ga2V5LCBub3QgYSA=", "c2hvcnQ=", "no base64", ""})
    void production_refuses_the_public_key_and_what_is_no_key(String key) {
        assertThatThrownBy(production(key, "https://portal.example")::requireComplete)
                .isInstanceOf(IncompleteConfiguration.class)
                .hasMessageContaining("DILMUN_DATA_KEY")
                .hasMessageNotContaining("DILMUN_BASE_URL");
    }

    @Test
    void production_with_its_own_settings_is_complete() {
        assertThatCode(production(OWN_KEY, "https://portal.example")::requireComplete)
                .doesNotThrowAnyException();
    }
}
