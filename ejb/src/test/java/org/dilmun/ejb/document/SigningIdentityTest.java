package org.dilmun.ejb.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.dilmun.ejb.country.Profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SigningIdentityTest {

    private static final Instant NOW = Instant.parse("2026-12-16T11:32:05Z");

    private final SigningIdentity signer = DemonstrationIdentity.create(NOW);

    @Test
    void the_demonstration_signer_is_certified_by_its_authority_and_says_what_it_is() throws Exception {
        var authority = signer.chain().get(1);
        signer.certificate().verify(authority.getPublicKey());
        authority.verify(authority.getPublicKey());
        assertThat(signer.certificate().getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
        assertThat(signer.certificate().getSubjectX500Principal().getName())
                .contains("O=Demonstration", "Not for production");
        assertThat(signer.certificate().getBasicConstraints()).isEqualTo(-1);
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(signer.validAt(NOW)).isTrue();
        assertThat(signer.expires()).isEqualTo(Instant.parse("2036-12-16T11:32:05Z"));
    }

    @Test
    void a_key_store_gives_back_what_was_put_in() {
        char[] password = "correct horse".toCharArray();
        var restored = SigningIdentity.fromPkcs12(signer.toPkcs12(password), password);
        assertThat(restored.chain()).isEqualTo(signer.chain());
        assertThat(restored.key().getEncoded()).isEqualTo(signer.key().getEncoded());
    }

    @Test
    void a_wrong_password_or_file_is_refused() {
        byte[] store = signer.toPkcs12("right".toCharArray());
        assertThatIllegalArgumentException().isThrownBy(() -> SigningIdentity.fromPkcs12(store, "wrong".toCharArray()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningIdentity.fromPkcs12(new byte[] {1, 2, 3}, "right".toCharArray()));
    }

    @Test
    void a_key_and_a_certificate_of_different_signers_are_refused() {
        var other = DemonstrationIdentity.create(NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningIdentity(other.key(), signer.chain()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningIdentity(signer.key(), List.of()));
    }

    @Test
    void the_key_is_never_printed() {
        assertThat(signer.toString()).startsWith("SigningIdentity[CN=").doesNotContain("rivate");
    }

    @Test
    void the_operator_names_a_key_store(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("signer.p12"), signer.toPkcs12("secret".toCharArray()));
        assertThat(configured(file.toString(), "secret").signer().orElseThrow().certificate())
                .isEqualTo(signer.certificate());
    }

    @Test
    void production_without_a_key_store_has_no_signer() {
        assertThat(configured(null, null).signer()).isEmpty();
    }

    @Test
    void a_key_store_that_cannot_be_used_is_said_by_its_setting(@TempDir Path folder) {
        assertThatIllegalStateException()
                .isThrownBy(() -> configured(folder.resolve("none.p12").toString(), "secret"))
                .withMessageContaining("dilmun.signing.keystore");
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void a_demonstration_signs_with_an_identity_of_its_own_and_keeps_to_it() {
        var identities = new SigningIdentities();
        identities.clock = Instant::now;
        identities.profile = new Demonstration();
        identities.keystore = Optional.empty();
        identities.load();
        SigningIdentity first = identities.signer().orElseThrow();
        assertThat(first.certificate().getSubjectX500Principal().getName()).contains("Not for production");
        assertThat(identities.signer()).containsSame(first);
    }

    static final class Demonstration extends Profile {

        @Override
        public boolean demonstration() {
            return true;
        }
    }

    static final class Production extends Profile {

        @Override
        public boolean demonstration() {
            return false;
        }
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static SigningIdentities configured(String keystore, String password) {
        var identities = new SigningIdentities();
        identities.profile = new Production();
        identities.keystore = Optional.ofNullable(keystore);
        identities.password = Optional.ofNullable(password);
        identities.load();
        return identities;
    }
}
