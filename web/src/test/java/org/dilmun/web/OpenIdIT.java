package org.dilmun.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Systems sign people in with the eKey: the whole way, and what is tried against it. */
@ExtendWith(Micro.class)
class OpenIdIT {

    private static final String MARYAM = "920704565";
    private static final String FATIMA = "600503127";
    private static final String ANIL = "880100036";
    private static final String HUDA = "900304154";
    private static final String PASSWORD = "Dilmun-demo-2026";

    private final Platform platform;
    private final RelyingPartySystem account;
    private final RelyingPartySystem licences;

    OpenIdIT(Platform platform) {
        this.platform = platform;
        account = RelyingPartySystem.account(platform);
        licences = RelyingPartySystem.licences(platform);
    }

    private Map<String, String> signIn(String scope, String person) {
        return RelyingPartySystem.signIn(new Browser(platform), account.asked(scope), person);
    }

    /** As a relying party does it: by the published keys, with the algorithm that was agreed, for this client and nonce. */
    private JWTClaimsSet verified(JsonNode tokens, String client, JWSAlgorithm algorithm) throws Exception {
        var keys = JWKSet.load(URI.create(account.issuer() + "/oauth2/jwks").toURL());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, new ImmutableJWKSet<>(keys)));
        JWTClaimsSet claims = processor.process(tokens.path("id_token").asText(), null);
        new IDTokenClaimsVerifier(
                        new Issuer(account.issuer()), new ClientID(client), new Nonce(RelyingPartySystem.NONCE), 60)
                .verify(claims, null);
        return claims;
    }

    private JsonNode userInfo(String accessToken) {
        var answer = platform.get("/oauth2/userinfo", "Authorization", "Bearer " + accessToken);
        assertThat(answer.statusCode()).isEqualTo(200);
        return ApiClient.json(answer);
    }

    @Test
    void the_discovery_says_what_is_there_and_nothing_more() {
        var said = ApiClient.json(platform.get("/.well-known/openid-configuration"));
        assertThat(said.path("issuer").asText()).isEqualTo(account.issuer());
        assertThat(said.path("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(said.path("response_modes_supported").toString()).isEqualTo("[\"query\"]");
        assertThat(said.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(said.path("subject_types_supported").toString()).isEqualTo("[\"pairwise\"]");
        assertThat(said.path("acr_values_supported").toString())
                .isEqualTo("[\"urn:dilmun:acr:password\",\"urn:dilmun:acr:two-factor\",\"urn:dilmun:acr:passkey\"]");
        assertThat(said.path("identity_confidence_values_supported").toString()).isEqualTo("[\"basic\",\"advanced\"]");
        assertThat(said.path("authorization_response_iss_parameter_supported").asBoolean())
                .isTrue();
        assertThat(said.path("backchannel_logout_supported").asBoolean()).isTrue();
        assertThat(said.path("backchannel_logout_session_supported").asBoolean())
                .isTrue();
        assertThat(said.toString()).doesNotContain("implicit", "fragment", "device");
        var keys = ApiClient.json(platform.get("/oauth2/jwks"));
        assertThat(keys.path("keys")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(keys.toString()).doesNotContain("\"d\":", "\"p\":");
    }

    @Test
    void a_person_signs_in_agrees_and_the_system_learns_what_was_agreed() throws Exception {
        var asked = account.asked("openid profile phone offline_access");
        asked.put("prompt", "consent");
        var browser = new Browser(platform).open(RelyingPartySystem.authorize(asked));
        assertThat(browser.page()).contains("You are signing in to go on with", "My electricity and water account");
        browser.post("login", "signIn", Map.of("personalNumber", MARYAM, "password", PASSWORD));
        assertThat(browser.page())
                .contains("Your full name", "Your phone number", "for 30 days", "To show you your bills")
                .doesNotContain("Your e-mail address");
        assertThat(browser.shown().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self' http://localhost:8600"));
        var brought = RelyingPartySystem.back(
                browser.post("consent", "allow", Map.of()).shown());
        assertThat(brought)
                .containsEntry("state", RelyingPartySystem.STATE)
                .containsEntry("iss", account.issuer())
                .doesNotContainKey("error");
        var tokens = account.tokens(brought);
        var claims = verified(tokens, "ewa-account", JWSAlgorithm.ES256);
        assertThat(claims.getStringClaim("acr")).isEqualTo("urn:dilmun:acr:password");
        assertThat(claims.getStringClaim("identity_confidence")).isIn("basic", "advanced");
        assertThat(claims.getClaim("auth_time")).isNotNull();
        assertThat(claims.getClaim("at_hash")).isNotNull();
        assertThat(claims.getClaim("sid")).isNotNull();
        var told = userInfo(tokens.path("access_token").asText());
        assertThat(told.path("sub").asText()).isEqualTo(claims.getSubject());
        assertThat(told.path("name#en").asText()).isEqualTo("Maryam Ahmed Ali Almajed");
        assertThat(told.path("name").asText()).isEqualTo("مريم أحمد علي الماجد");
        assertThat(told.path("gender").asText()).isEqualTo("female");
        assertThat(told.has("phone_number")).isTrue();
        assertThat(told.has("email")).isFalse();
        assertThat(told.toString() + claims.toString()).doesNotContain(MARYAM);
    }

    @Test
    void who_is_signed_in_and_has_agreed_is_not_asked_again_until_more_is_wanted() {
        var browser = new Browser(platform);
        RelyingPartySystem.signIn(browser, account.asked("openid profile"), FATIMA);
        var silent = account.asked("openid profile");
        silent.put("prompt", "none");
        assertThat(RelyingPartySystem.back(
                        browser.open(RelyingPartySystem.authorize(silent)).shown()))
                .containsKey("code");
        var more = account.asked("openid profile email");
        more.put("prompt", "none");
        assertThat(RelyingPartySystem.back(
                        browser.open(RelyingPartySystem.authorize(more)).shown()))
                .containsEntry("error", "consent_required")
                .containsEntry("iss", account.issuer());
        assertThat(RelyingPartySystem.back(new Browser(platform)
                        .open(RelyingPartySystem.authorize(silent))
                        .shown()))
                .containsEntry("error", "login_required");
    }

    @Test
    void who_does_not_agree_is_sent_back_without_anything() {
        var asked = account.asked("openid email");
        asked.put("prompt", "consent");
        var browser = new Browser(platform)
                .open(RelyingPartySystem.authorize(asked))
                .post("login", "signIn", Map.of("personalNumber", ANIL, "password", PASSWORD))
                .post("consent", "decline", Map.of());
        assertThat(RelyingPartySystem.back(browser.shown()))
                .containsEntry("error", "access_denied")
                .containsEntry("state", RelyingPartySystem.STATE)
                .doesNotContainKey("code");
    }

    @Test
    void an_older_sign_in_is_proved_anew_where_that_is_asked() {
        var browser = Browser.signedIn(platform, ANIL);
        var anew = account.asked("openid");
        anew.put("prompt", "login");
        browser.open(RelyingPartySystem.authorize(anew));
        assertThat(browser.path()).startsWith("/en/login?request=");
        assertThat(RelyingPartySystem.signIn(browser, anew, ANIL)).containsKey("code");
        var fresh = account.asked("openid");
        fresh.put("max_age", "0");
        browser.open(RelyingPartySystem.authorize(fresh));
        assertThat(browser.path()).startsWith("/en/login?request=");
    }

    @Test
    void what_is_essential_and_cannot_be_had_is_said() {
        var asked = account.asked("openid");
        asked.put("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"urn:example:gold\"]}}}");
        assertThat(RelyingPartySystem.signIn(new Browser(platform), asked, ANIL))
                .containsEntry("error", "unmet_authentication_requirements");
    }

    private Map<String, String> essential(String level) {
        var asked = account.asked("openid");
        asked.put("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"" + level + "\"}}}");
        return asked;
    }

    @Test
    void who_has_no_second_proof_is_sent_back_from_where_it_is_essential_and_not_where_it_is_a_wish() throws Exception {
        assertThat(RelyingPartySystem.signIn(new Browser(platform), essential("urn:dilmun:acr:two-factor"), ANIL))
                .containsEntry("error", "unmet_authentication_requirements");
        var wish = account.asked("openid");
        wish.put("acr_values", "urn:dilmun:acr:passkey urn:dilmun:acr:two-factor");
        var tokens = account.tokens(RelyingPartySystem.signIn(new Browser(platform), wish, ANIL));
        var claims = verified(tokens, "ewa-account", JWSAlgorithm.ES256);
        assertThat(claims.getStringClaim("acr")).isEqualTo("urn:dilmun:acr:password");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd");
    }

    @Test
    void who_has_signed_in_by_the_password_proves_more_where_that_is_essential() throws Exception {
        var before = Browser.signedIn(platform, HUDA);
        var home = Browser.signedIn(platform, HUDA);
        var app = Authenticator.setUp(home);
        var silent = essential("urn:dilmun:acr:two-factor");
        silent.put("prompt", "none");
        assertThat(RelyingPartySystem.back(
                        before.open(RelyingPartySystem.authorize(silent)).shown()))
                .containsEntry("error", "login_required");
        assertThat(RelyingPartySystem.back(home.open(RelyingPartySystem.authorize(essential("urn:dilmun:acr:passkey")))
                        .shown()))
                .as("an app is no passkey")
                .containsEntry("error", "unmet_authentication_requirements");

        before.open(RelyingPartySystem.authorize(essential("urn:dilmun:acr:two-factor")));
        assertThat(before.path()).startsWith("/en/login?request=");
        assertThat(before.page()).contains("It asks for a second proof beside the password");
        before.post("login", "signIn", Map.of("personalNumber", HUDA, "password", PASSWORD));
        assertThat(before.path()).startsWith("/en/login/proof?request=");
        before.post("proof", "signInByCode", Map.of("code", app.fromPaper()));
        var brought = RelyingPartySystem.back(
                before.post("consent", "allow", Map.of()).shown());
        var claims = verified(account.tokens(brought), "ewa-account", JWSAlgorithm.ES256);
        assertThat(claims.getStringClaim("acr")).isEqualTo("urn:dilmun:acr:two-factor");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd", "otp", "mfa");
        assertThat(claims.getStringClaim("identity_confidence"))
                .as("another question")
                .isIn("basic", "advanced");
        Authenticator.remove(before);
    }

    @Test
    void a_pushed_request_and_a_key_instead_of_a_secret_work_as_well() throws Exception {
        var pushed = licences.post("/oauth2/par", licences.asked("openid profile"));
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
        String address = ApiClient.json(pushed).path("request_uri").asText();
        Map<String, String> asked = Map.of("client_id", "gdt-licences", "request_uri", address);
        var tokens = licences.tokens(RelyingPartySystem.signIn(new Browser(platform), asked, ANIL));
        var claims = verified(tokens, "gdt-licences", JWSAlgorithm.RS256);
        assertThat(tokens.has("refresh_token")).isFalse();
        var elsewhere = account.tokens(signIn("openid", ANIL));
        assertThat(userInfo(elsewhere.path("access_token").asText()).path("sub").asText())
                .isNotEqualTo(claims.getSubject());
        var again = platform.get(RelyingPartySystem.authorize(asked));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(account.post("/oauth2/par", licences.asked("openid")).statusCode())
                .isEqualTo(400);
    }

    /** Nobody is sent to an address that is not registered: the page says so in the reader's language. */
    @Test
    void a_wrong_client_or_address_is_told_here_and_leads_nowhere() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "redirect_uri", "http://localhost:8600/callback/../evil",
                        "client_id", "nobody")
                .entrySet()) {
            var asked = account.asked("openid");
            asked.put(wrong.getKey(), wrong.getValue());
            var english = platform.get(RelyingPartySystem.authorize(asked), "Accept-Language", "en");
            assertThat(english.statusCode()).isEqualTo(400);
            assertThat(english.headers().firstValue("Location")).isEmpty();
            assertThat(english.body()).contains("We could not complete the sign-in");
            assertThat(platform.get(RelyingPartySystem.authorize(asked)).body()).contains("تعذّر إكمال الدخول");
        }
        var none = account.asked("openid");
        none.remove("redirect_uri");
        assertThat(platform.get(RelyingPartySystem.authorize(none)).statusCode())
                .isEqualTo(400);
        assertThat(platform.get(RelyingPartySystem.authorize(account.asked("openid"))
                                + "&redirect_uri=https%3A%2F%2Fevil.example%2F")
                        .headers()
                        .firstValue("Location"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "response_type, , invalid_request",
        "response_mode, fragment, invalid_request",
        "code_challenge, , invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, , invalid_request",
        "scope, profile, invalid_request",
        "scope, , invalid_request",
        "prompt, none login, invalid_request",
        "max_age, soon, invalid_request",
        "claims, {, invalid_request",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, https://evil.example/request, request_uri_not_supported",
        "registration, {}, registration_not_supported",
    })
    void what_is_wrong_with_a_request_is_told_to_the_client(String field, String value, String error) {
        var asked = account.asked("openid");
        asked.remove(field);
        if (value != null) {
            asked.put(field, value);
        }
        var brought = RelyingPartySystem.back(platform.get(RelyingPartySystem.authorize(asked)));
        assertThat(brought)
                .containsEntry("error", error)
                .containsEntry("iss", account.issuer())
                .containsEntry("state", RelyingPartySystem.STATE);
    }

    @Test
    void more_than_was_agreed_with_the_body_is_refused() {
        assertThat(RelyingPartySystem.back(platform.get(RelyingPartySystem.authorize(licences.asked("openid phone")))))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void what_stands_twice_or_is_too_tooLongis_refused_and_not_repeated() {
        String good = RelyingPartySystem.authorize(account.asked("openid"));
        assertThat(RelyingPartySystem.back(platform.get(good + "&scope=openid")))
                .containsEntry("error", "invalid_request");
        assertThat(RelyingPartySystem.back(platform.get(good + "&state=other")))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
        var asked = account.asked("openid");
        asked.put("state", "x".repeat(600));
        assertThat(RelyingPartySystem.back(platform.get(RelyingPartySystem.authorize(asked))))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
    }

    @Test
    void a_request_that_another_browser_brought_goes_on_in_no_other() {
        var attacker = new Browser(platform).open(RelyingPartySystem.authorize(account.asked("openid")));
        String handle = attacker.path().substring(attacker.path().indexOf('=') + 1);
        var victim = Browser.signedIn(platform, ANIL);
        assertThat(victim.open("/oauth2/continue?request=" + handle).shown().statusCode())
                .isEqualTo(400);
        assertThat(victim.open("/en/consent?request=" + handle).page())
                .contains("opened in another browser")
                .doesNotContain("id=\"consent\"");
        assertThat(victim.open("/en/login?request=" + handle).page()).doesNotContain("You are signing in to go on");
    }

    @Test
    void a_code_is_good_once_and_its_replay_ends_what_it_gave() {
        var brought = signIn("openid offline_access", ANIL);
        var tokens = account.tokens(brought);
        var replay = account.token(account.codeGrant(brought.get("code")));
        assertThat(replay.statusCode()).isEqualTo(400);
        assertThat(ApiClient.json(replay).path("error").asText()).isEqualTo("invalid_grant");
        var dead = platform.get(
                "/oauth2/userinfo",
                "Authorization",
                "Bearer " + tokens.path("access_token").asText());
        assertThat(dead.statusCode()).isEqualTo(401);
        assertThat(dead.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(header -> assertThat(header).contains("invalid_token"));
    }

    @Test
    void a_code_that_is_used_in_parallel_gives_tokens_once_at_most() throws Exception {
        var grant = account.codeGrant(signIn("openid", ANIL).get("code"));
        var threads = Executors.newFixedThreadPool(6);
        try {
            Callable<Integer> use = () -> account.token(grant).statusCode();
            var answers = threads.invokeAll(List.of(use, use, use, use, use, use));
            int given = 0;
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 400);
                given += answer.get() == 200 ? 1 : 0;
            }
            assertThat(given).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_code_needs_its_verifier_its_address_its_client_and_the_proof_of_that() {
        var grant = account.codeGrant(signIn("openid", ANIL).get("code"));
        var mixedUp = licences.token(grant);
        assertThat(ApiClient.json(mixedUp).path("error").asText()).isEqualTo("invalid_grant");
        var without = account.codeGrant(grant.get("code"));
        without.remove("code_verifier");
        assertThat(ApiClient.json(account.token(without)).path("error").asText())
                .isEqualTo("invalid_request");
        var stranger = new RelyingPartySystem(platform, "ewa-account", "wrong", "http://localhost:8600/callback");
        var unproved = stranger.token(grant);
        assertThat(unproved.statusCode()).isEqualTo(401);
        assertThat(unproved.headers().firstValue("WWW-Authenticate")).isPresent();
        var wrong = account.codeGrant(grant.get("code"));
        wrong.put("code_verifier", "w".repeat(43));
        assertThat(ApiClient.json(account.token(wrong)).path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void a_refresh_token_is_renewed_and_its_second_use_ends_all() {
        var first = account.tokens(signIn("openid offline_access", ANIL));
        var form = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first.path("refresh_token").asText());
        var second = account.token(form);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(account.token(form)).path("error").asText()).isEqualTo("invalid_grant");
        var family = account.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                ApiClient.json(second).path("refresh_token").asText()));
        assertThat(family.statusCode()).isEqualTo(400);
    }

    @Test
    void tokens_open_only_what_they_are_for() {
        String ofPerson =
                account.tokens(signIn("openid", ANIL)).path("access_token").asText();
        assertThat(platform.get("/api/v1/requests/any", "Authorization", "Bearer " + ofPerson)
                        .statusCode())
                .isEqualTo(401);
        String ofSystem =
                ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter").token();
        assertThat(platform.get("/oauth2/userinfo", "Authorization", "Bearer " + ofSystem)
                        .statusCode())
                .isEqualTo(401);
        assertThat(platform.get("/oauth2/userinfo").headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"dilmun\"");
        var foreign = licences.post("/oauth2/introspect", Map.of("token", ofPerson));
        assertThat(foreign.body()).isEqualTo("{\"active\":false}");
        var own = ApiClient.json(account.post("/oauth2/introspect", Map.of("token", ofPerson)));
        assertThat(own.path("active").asBoolean()).isTrue();
        assertThat(account.post("/oauth2/revoke", Map.of("token", ofPerson)).statusCode())
                .isEqualTo(200);
        assertThat(account.post("/oauth2/introspect", Map.of("token", ofPerson)).body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void a_system_signs_the_person_out_and_gets_her_back() {
        var browser = new Browser(platform);
        var tokens = account.tokens(RelyingPartySystem.signIn(browser, account.asked("openid"), ANIL));
        String hint = tokens.path("id_token").asText();
        var elsewhere = browser.open(
                "/oauth2/logout?id_token_hint=" + hint + "&post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F");
        assertThat(elsewhere.shown().statusCode()).isEqualTo(400);
        browser.open("/oauth2/logout");
        assertThat(browser.path()).endsWith("/sign-out");
        assertThat(browser.open("/en/my").path()).isEqualTo("/en/my");
        browser.open("/oauth2/logout?id_token_hint=" + hint
                + "&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8600%2F&state=bye");
        assertThat(browser.shown().headers().firstValue("Location")).hasValue("http://localhost:8600/?state=bye");
        assertThat(browser.open("/en/my").path()).startsWith("/en/login");
        assertThat(account.post(
                                "/oauth2/introspect",
                                Map.of("token", tokens.path("access_token").asText()))
                        .body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void a_system_that_has_somebody_in_mind_gets_nobody_else() {
        var hers = new Browser(platform);
        var tokens = account.tokens(RelyingPartySystem.signIn(hers, account.asked("openid"), MARYAM));
        var again = account.asked("openid");
        again.put("id_token_hint", tokens.path("id_token").asText());
        again.put("prompt", "none");
        assertThat(RelyingPartySystem.back(
                        hers.open(RelyingPartySystem.authorize(again)).shown()))
                .containsKey("code");

        var his = new Browser(platform);
        RelyingPartySystem.signIn(his, account.asked("openid"), ANIL);
        assertThat(RelyingPartySystem.back(
                        his.open(RelyingPartySystem.authorize(again)).shown()))
                .containsEntry("error", "login_required");
        again.remove("prompt");
        assertThat(his.open(RelyingPartySystem.authorize(again)).path()).contains("/login?");
        his.post("login", "signIn", Map.of("personalNumber", ANIL, "password", PASSWORD));
        assertThat(RelyingPartySystem.back(his.shown())).containsEntry("error", "login_required");

        again.put("id_token_hint", tokens.path("id_token").asText() + "x");
        assertThat(RelyingPartySystem.back(
                        hers.open(RelyingPartySystem.authorize(again)).shown()))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void a_person_sees_who_knows_what_and_withdraws_it_in_one_click() {
        var browser = new Browser(platform);
        var asked = account.asked("openid profile offline_access");
        asked.put("prompt", "consent");
        var tokens = account.tokens(RelyingPartySystem.signIn(browser, asked, "860402177"));
        browser.open("/ar/my/consents");
        assertThat(browser.page()).contains("حسابي في الكهرباء والماء", "اسمك الكامل", "آخر دخول");
        browser.post("consents", "withdraw", Map.of("withdraw", "ewa-account"));
        assertThat(browser.page()).contains("سُحبت الموافقة").doesNotContain("حسابي في الكهرباء والماء");
        var dead = account.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText()));
        assertThat(dead.statusCode()).isEqualTo(400);
        assertThat(browser.open("/en/my").page()).contains("/en/my/consents");
    }

    @Test
    void a_request_that_another_site_posts_reaches_who_is_signed_in_by_a_redirect() {
        var answer = platform.send(HttpRequest.newBuilder(platform.at("/oauth2/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(RelyingPartySystem.query(account.asked("openid"))))
                .build());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/oauth2/continue?request="));
    }

    @Test
    void nonsense_gets_no_answer_that_tells_of_the_inside() {
        String tooLong = "x".repeat(3000);
        for (String path : List.of(
                "/oauth2/authorize",
                "/oauth2/authorize?client_id=" + tooLong,
                "/oauth2/authorize?client_id=%00&redirect_uri=%27",
                "/oauth2/continue",
                "/oauth2/continue?request=" + tooLong,
                "/oauth2/logout?id_token_hint=" + tooLong,
                "/oauth2/logout?id_token_hint=eyJhbGciOiJub25lIn0.e30.",
                "/oauth2/userinfo?access_token=" + tooLong,
                "/en/consent?request=%3Cscript%3E")) {
            var answer = platform.get(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            assertThat(answer.body()).as(path).doesNotContain("Exception", "org.dilmun", "<script>x");
        }
        for (String path : List.of("/oauth2/token", "/oauth2/par", "/oauth2/revoke", "/oauth2/introspect")) {
            for (String body : List.of(
                    "",
                    "%",
                    "grant_type=authorization_code",
                    "grant_type=refresh_token&refresh_token=" + tooLong,
                    "grant_type=authorization_code&code=a&code=b",
                    "client_id=ewa-account&client_secret=%00",
                    "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=a.b.c"
                            + "&grant_type=authorization_code")) {
                var answer = platform.send(HttpRequest.newBuilder(platform.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
                assertThat(answer.statusCode()).as(path + " " + body).isIn(400, 401);
                assertThat(answer.body()).doesNotContain("Exception", "org.dilmun");
            }
        }
    }

    /** openid-client from npm, unmodified, as its lock file has it. */
    @Test
    void a_client_that_others_have_written_signs_a_person_in_renews_and_signs_out() throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("test.output"), "openid-client"));
        for (String file : List.of("package.json", "package-lock.json", "sign-in.js")) {
            Files.write(folder.resolve(file), Files.readAllBytes(Path.of("src/test/openid-client", file)));
        }
        run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        assertThat(run(folder, "node", "sign-in.js", account.issuer(), MARYAM, PASSWORD))
                .contains("signed in as Maryam Ahmed Ali Almajed");
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve(command[0] + ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }
}
