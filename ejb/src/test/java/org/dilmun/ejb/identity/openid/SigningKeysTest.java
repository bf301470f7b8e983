package org.dilmun.ejb.identity.openid;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@OnDatabase
class SigningKeysTest {

    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("somebody").build();

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2026-12-02T08:00:00Z");

    @BeforeEach
    void begin() {
        database.with(RealClock.class, () -> now);
        keepFresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void keepFresh() {
        database.inTransaction(() -> database.bean(SigningKeys.class).keepFresh());
    }

    private String sign() {
        return database.inTransaction(() -> database.bean(SigningKeys.class).sign("ES256", JOSEObjectType.JWT, CLAIMS));
    }

    private static String kid(String jwt) throws Exception {
        return SignedJWT.parse(jwt).getHeader().getKeyID();
    }

    private Set<String> published() {
        return database.inTransaction(() -> database.bean(SigningKeys.class).published()).getKeys().stream()
                .map(JWK::getKeyID)
                .collect(Collectors.toSet());
    }

    @Test
    void there_is_one_key_of_each_algorithm_and_only_its_public_part_is_published() {
        keepFresh();
        List<JWK> keys = database.inTransaction(
                        () -> database.bean(SigningKeys.class).published())
                .getKeys();
        assertThat(keys).hasSize(2).noneMatch(JWK::isPrivate);
        assertThat(keys.stream().map(key -> key.getAlgorithm().getName())).containsExactlyInAnyOrder("ES256", "RS256");
    }

    @Test
    void the_private_part_rests_encrypted() {
        List<?> sealed = database.inTransaction(() -> database.entityManager()
                .createNativeQuery("select sealed from openid_key")
                .getResultList());
        assertThat(sealed).hasSize(2).allSatisfy(key -> assertThat(
                        new String((byte[]) key, StandardCharsets.ISO_8859_1))
                .doesNotContain("kty"));
    }

    @Test
    void a_new_key_is_published_before_it_signs_and_the_old_one_after_it_signed() throws Exception {
        String old = kid(sign());
        now = now.plus(Duration.ofDays(91));
        keepFresh();
        assertThat(published()).hasSize(4);
        assertThat(kid(sign())).isEqualTo(old);
        String signedByOld = sign();
        now = now.plus(Duration.ofDays(2));
        String fresh = kid(sign());
        assertThat(fresh).isNotEqualTo(old);
        assertThat(published()).contains(old, fresh);
        assertThat(database.inTransaction(() -> database.bean(SigningKeys.class).read(signedByOld)))
                .isPresent();
        now = now.plus(Duration.ofDays(2));
        keepFresh();
        assertThat(published()).doesNotContain(old).contains(fresh).hasSize(2);
        assertThat(database.inTransaction(() -> database.bean(SigningKeys.class).read(signedByOld)))
                .isEmpty();
    }

    @Test
    void what_somebody_else_has_signed_or_nobody_is_not_ours() {
        String ours = sign();
        String[] parts = ours.split("\\.");
        for (String forged : List.of(
                parts[0] + "." + parts[1] + ".",
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                parts[0] + "." + parts[1] + ".AAAA",
                "x")) {
            assertThat(database.inTransaction(
                            () -> database.bean(SigningKeys.class).read(forged)))
                    .isEmpty();
        }
        assertThat(database.inTransaction(() -> database.bean(SigningKeys.class).read(ours)))
                .isPresent();
    }
}
