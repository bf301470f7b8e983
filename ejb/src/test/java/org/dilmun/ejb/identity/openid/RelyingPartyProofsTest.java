package org.dilmun.ejb.identity.openid;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.ejb.identity.ClientRefused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class RelyingPartyProofsTest {

    private static final String ISSUER = "http://localhost:8080";

    private final SignInFixture fixture = new SignInFixture();
    private ECKey key;

    @BeforeEach
    void register() throws Exception {
        fixture.now = Instant.now(); // the library goes by the machine's clock
        key = new ECKeyGenerator(Curve.P_256)
                .keyID("1")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        String keys = new JWKSet(key).toString(true);
        fixture.database.inTransaction(() -> fixture.database
                .bean(RelyingParties.class)
                .register("signing", null, fixture.terms("gdt", ClientProof.PRIVATE_KEY_JWT, keys)));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String prove(ClientAuthentication proof) {
        return fixture.database
                .inTransaction(
                        () -> fixture.database.bean(RelyingPartyProofs.class).prove(proof))
                .clientId();
    }

    private void refused(ClientAuthentication proof) {
        assertThatThrownBy(() -> prove(proof)).isInstanceOf(ClientRefused.class);
    }

    private String assertion(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(), claims(change));
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("signing")
                .subject("signing")
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .claim("iat", fixture.now.getEpochSecond())
                .claim("exp", fixture.now.getEpochSecond() + 60);
        change.accept(claims);
        return claims.build();
    }

    private static ClientAuthentication shown(String assertion) throws Exception {
        var request = new HTTPRequest(HTTPRequest.Method.POST, URI.create(ISSUER + "/oauth2/token"));
        request.setContentType("application/x-www-form-urlencoded");
        request.setBody(URLUtils.serializeParameters(Map.of(
                "client_assertion_type",
                List.of("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                "client_assertion",
                List.of(assertion))));
        return ClientAuthentication.parse(request);
    }

    @Test
    void a_secret_proves_in_the_way_that_was_agreed_only() {
        assertThat(prove(new ClientSecretBasic(new ClientID("account"), new Secret("secret-of-account"))))
                .isEqualTo("account");
        assertThat(prove(new ClientSecretPost(new ClientID("licences"), new Secret("secret-of-licences"))))
                .isEqualTo("licences");
        refused(new ClientSecretPost(new ClientID("account"), new Secret("secret-of-account")));
        refused(new ClientSecretBasic(new ClientID("account"), new Secret("secret-of-licences")));
        refused(new ClientSecretBasic(new ClientID("nobody"), new Secret("secret-of-account")));
        refused(new ClientSecretBasic(new ClientID("signing"), new Secret("secret-of-account")));
    }

    @Test
    void a_signed_assertion_proves_once() throws Exception {
        String assertion = assertion(claims -> {});
        assertThat(prove(shown(assertion))).isEqualTo("signing");
        refused(shown(assertion));
        assertThat(prove(shown(assertion(claims -> claims.audience(ISSUER + "/oauth2/token")))))
                .isEqualTo("signing");
    }

    @Test
    void one_that_is_old_early_everlasting_or_for_others_does_not() throws Exception {
        long now = fixture.now.getEpochSecond();
        refused(shown(assertion(claims -> claims.claim("exp", now - 120))));
        refused(shown(assertion(claims -> claims.claim("iat", now + 3600).claim("exp", now + 3700))));
        refused(shown(assertion(claims -> claims.claim("nbf", now + 3600))));
        refused(shown(assertion(claims -> claims.claim("exp", now + 86_400))));
        refused(shown(assertion(claims -> claims.audience("https://other.example"))));
        refused(shown(assertion(claims -> claims.claim("jti", null))));
    }

    @Test
    void one_that_others_have_signed_does_not() throws Exception {
        var stranger = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(), claims(claims -> {}));
        jwt.sign(new ECDSASigner(stranger));
        refused(shown(jwt.serialize()));
    }

    /** The public key as the secret of a symmetric signature. */
    @Test
    void the_kind_of_key_cannot_be_confused() throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(), claims(claims -> {}));
        jwt.sign(new MACSigner(key.toPublicJWK().toJSONString()));
        refused(shown(jwt.serialize()));
    }

    @Test
    void nothing_is_proved_by_no_signature() {
        String unsigned = new PlainJWT(claims(claims -> {})).serialize();
        assertThatThrownBy(() -> shown(unsigned)).isInstanceOf(ParseException.class);
    }
}
