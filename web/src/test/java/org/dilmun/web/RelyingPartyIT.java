package org.dilmun.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A body registers a system of its own through the pages, with two persons, and somebody signs in to it. */
@ExtendWith(Micro.class)
class RelyingPartyIT {

    private static final String MONA = "860917258";
    private static final String JAWAD = "900661003";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String MARYAM = "920704565";
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\"[^>]*>([A-Za-z0-9_-]{43})</code>");
    private static final String LIST = "/en/office/relying-parties";

    private final Platform platform;

    RelyingPartyIT(Platform platform) {
        this.platform = platform;
    }

    private static Map<String, String> form(String client, String callback) {
        var fields = new HashMap<String, String>();
        fields.put("body", "iga");
        fields.put("client", client);
        fields.put("name-ar", "مكتب التجربة");
        fields.put("name-en", "Trial desk");
        fields.put("purpose-ar", "ليعرف من أنت.");
        fields.put("purpose-en", "To know who you are.");
        fields.put("redirectUris", callback);
        fields.put("logoutUris", "");
        fields.put("backChannelUri", "");
        fields.put("scope-profile", "yes");
        fields.put("proof", "client_secret_basic");
        fields.put("keySet", "");
        fields.put("algorithm", "ES256");
        fields.put("names", "apart");
        fields.put("testing", "yes");
        return fields;
    }

    private static Browser act(Browser browser, String form, String act) {
        return browser.post(form, "act", Map.of("act", act));
    }

    private static String secret(Browser browser) {
        Matcher secret = SECRET.matcher(browser.page());
        assertThat(secret.find()).as(browser.page()).isTrue();
        return secret.group(1);
    }

    @Test
    void two_people_register_a_system_and_somebody_of_the_body_signs_in_to_it() {
        var mona = Browser.signedIn(platform, MONA).open(LIST + "/new");
        mona.post("terms", "propose", form("desk", "http://localhost:8602/callback"));
        String page = LIST + "/iga-desk";
        assertThat(mona.path()).isEqualTo(page + "?done=proposed");
        assertThat(mona.page())
                .contains(
                        "It takes effect when somebody else approves it", "This is your proposal", "Waits for approval")
                .doesNotContain("value=\"approve\"");
        var system = new RelyingPartySystem(platform, "iga-desk", "none yet", "http://localhost:8602/callback");
        assertThat(platform.get(RelyingPartySystem.authorize(system.asked("openid")))
                        .statusCode())
                .isEqualTo(400);

        var jawad = Browser.signedIn(platform, JAWAD).open(LIST);
        assertThat(jawad.page()).contains("iga-desk", "ewa-account", "gdt-licences");
        act(jawad.open(page), "decision", "approve");
        assertThat(jawad.page()).contains("The proposal is approved", "Test mode");

        act(mona.open(page), "secrets", "make-secret");
        String secret = secret(mona);
        assertThat(mona.open(page).page())
                .doesNotContain(secret)
                .contains("Made a secret", "Approved what was proposed");

        signInAndBeRefused(secret);
        assertThat(mona.open(page).page())
                .contains(
                        "In thirty days: <bdi class=\"num\">1</bdi>",
                        "Somebody signed in who is nobody of the body",
                        "The redirect_uri is not registered",
                        "The secret is wrong",
                        "A code_challenge by S256 is needed",
                        "The code was used before")
                .doesNotContain(secret, MARYAM);
        assertThat(mona.open(page.replace("/en/", "/ar/")).page())
                .contains("مكتب التجربة", "وضع التجربة", "عنوان الرجوع redirect_uri غير مسجل");
        suspendAndGoOn(mona, jawad, secret);
    }

    private void signInAndBeRefused(String secret) {
        var system = new RelyingPartySystem(platform, "iga-desk", secret, "http://localhost:8602/callback");
        var brought = RelyingPartySystem.signIn(new Browser(platform), system.asked("openid profile"), NOORA);
        assertThat(system.tokens(brought).has("id_token")).isTrue();
        assertThat(system.token(system.codeGrant(brought.get("code"))).statusCode())
                .isEqualTo(400);
        assertThat(RelyingPartySystem.signIn(new Browser(platform), system.asked("openid"), MARYAM))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
        var elsewhere = system.asked("openid");
        elsewhere.put("redirect_uri", "http://localhost:8602/callback/");
        assertThat(platform.get(RelyingPartySystem.authorize(elsewhere)).statusCode())
                .isEqualTo(400);
        var unguarded = system.asked("openid");
        unguarded.remove("code_challenge");
        assertThat(RelyingPartySystem.back(platform.get(RelyingPartySystem.authorize(unguarded))))
                .containsEntry("error", "invalid_request");
        var stranger = new RelyingPartySystem(platform, "iga-desk", "wrong", "http://localhost:8602/callback");
        assertThat(stranger.post("/oauth2/introspect", Map.of("token", "any")).statusCode())
                .isEqualTo(401);
    }

    private void suspendAndGoOn(Browser mona, Browser jawad, String secret) {
        var system = new RelyingPartySystem(platform, "iga-desk", secret, "http://localhost:8602/callback");
        var browser = new Browser(platform);
        var tokens = system.tokens(RelyingPartySystem.signIn(browser, system.asked("openid profile"), NOORA));
        String token = tokens.path("access_token").asText();
        String page = LIST + "/iga-desk";
        act(mona.open(page), "stopping", "suspend");
        assertThat(mona.page()).contains("Give the reason in at most 500 characters");
        mona.post("stopping", "act", Map.of("act", "suspend", "reason", "The secret got out"));
        assertThat(mona.page())
                .contains("The system is suspended", "The secret got out", "Somebody other than who suspended it");
        assertThat(system.post("/oauth2/introspect", Map.of("token", token)).statusCode())
                .isEqualTo(401);
        assertThat(platform.get("/oauth2/userinfo", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        act(jawad.open(page), "stopping", "go-on");
        assertThat(jawad.page()).contains("The system signs people in again");
        assertThat(system.post("/oauth2/introspect", Map.of("token", token)).body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void what_is_wrong_is_said_beside_it_and_a_private_key_is_not_shown_again() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        var fields = form("Desk One", "http://evil.example/callback");
        fields.put("proof", "private_key_jwt");
        fields.put("keySet", key.toJSONString());
        fields.put("name-en", "");
        var mona = Browser.signedIn(platform, MONA).open(LIST + "/new");
        mona.post("terms", "propose", fields);
        assertThat(mona.path()).isEqualTo(LIST + "/new");
        assertThat(mona.page())
                .contains(
                        "Give a name of 2 to 30 small letters",
                        "Only HTTPS is accepted: http://evil.example/callback",
                        "What you pasted holds a private key",
                        "Give the name in Arabic and English",
                        "مكتب التجربة")
                .doesNotContain(key.getD().toString());
        assertThat(mona.open(LIST).page()).doesNotContain("Desk One");
    }

    @Test
    void a_change_is_shown_beside_what_holds_and_can_be_refused() {
        var jawad = Browser.signedIn(platform, JAWAD).open(LIST + "/gdt-licences/edit");
        assertThat(jawad.page()).contains("http://localhost:8601/callback", "gdt-licences-1");
        var fields = form("", "https://licences.example/callback");
        fields.keySet().removeAll(List.of("body", "client", "names", "testing"));
        jawad.post("terms", "propose", fields);
        assertThat(jawad.path()).isEqualTo(LIST + "/gdt-licences?done=proposed");
        assertThat(jawad.page())
                .contains("Proposed change", "https://licences.example/callback", "http://localhost:8601/callback")
                .doesNotContain("value=\"approve\"");
        act(jawad, "decision", "decline");
        assertThat(jawad.page())
                .contains("What held before still holds", "Took the proposal back")
                .doesNotContain("https://licences.example/callback");
    }

    @Test
    void nobody_else_sees_them_and_an_owner_sees_those_of_her_body() {
        assertThat(Browser.signedIn(platform, SALMAN).open(LIST).shown().statusCode())
                .isEqualTo(403);
        var mona = Browser.signedIn(platform, MONA);
        assertThat(mona.open(LIST).page()).doesNotContain("ewa-account");
        assertThat(mona.open(LIST + "/ewa-account").shown().statusCode()).isEqualTo(404);
        assertThat(mona.open(LIST + "/ewa-account/edit").shown().statusCode()).isEqualTo(404);
    }
}
