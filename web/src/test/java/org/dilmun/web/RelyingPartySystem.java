package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;

import org.dilmun.ejb.country.SystemClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A relying party of the demonstration, as its system speaks to the platform. */
public final class RelyingPartySystem {

    static final String STATE = "state-of-the-client";
    static final String NONCE = "nonce-of-the-client";
    private static final String PASSWORD = "Dilmun-demo-2026";

    private final Portal platform;
    private final String id;
    private final String secret;
    private final String callback;
    private final CodeVerifier verifier = new CodeVerifier();

    /** @param secret null: it signs with the key of {@code docs/demo.json} */
    RelyingPartySystem(Portal platform, String id, String secret, String callback) {
        this.platform = platform;
        this.id = id;
        this.secret = secret;
        this.callback = callback;
    }

    public static RelyingPartySystem account(Portal platform) {
        return new RelyingPartySystem(platform, "ewa-account", "Dilmun-demo-account", "http://localhost:8600/callback");
    }

    static RelyingPartySystem licences(Portal platform) {
        return new RelyingPartySystem(platform, "gdt-licences", null, "http://localhost:8601/callback");
    }

    String issuer() {
        return "http://localhost:" + platform.at("/").getPort();
    }

    /** What it asks with, to be changed by a test. */
    public Map<String, String> asked(String scope) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("response_type", "code");
        asked.put("client_id", id);
        asked.put("redirect_uri", callback);
        asked.put("scope", scope);
        asked.put("state", STATE);
        asked.put("nonce", NONCE);
        asked.put("ui_locales", "en");
        asked.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        asked.put("code_challenge_method", "S256");
        return asked;
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(field -> ApiClient.encoded(field.getKey()) + "=" + ApiClient.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String authorize(Map<String, String> asked) {
        return "/oauth2/authorize?" + query(asked);
    }

    /** Lets a person sign in and allow what is asked; of what was allowed before nobody is asked. */
    public static Map<String, String> signIn(Browser browser, Map<String, String> asked, String personalNumber) {
        browser.open(authorize(asked));
        if (browser.path().contains("/login?")) {
            browser.post("login", "signIn", Map.of("personalNumber", personalNumber, "password", PASSWORD));
        }
        if (browser.path().contains("/consent?")) {
            browser.post("consent", "allow", Map.of());
        }
        return back(browser.shown());
    }

    /** What a browser that is sent back brings. */
    static Map<String, String> back(HttpResponse<String> shown) {
        String location = shown.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("not sent back: " + shown.statusCode() + " " + shown.body()));
        assertThat(location).startsWith("http://localhost:86");
        var brought = new LinkedHashMap<String, String>();
        for (String field : URI.create(location).getRawQuery().split("&")) {
            String[] pair = field.split("=", 2);
            brought.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return brought;
    }

    Map<String, String> codeGrant(String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", callback);
        form.put("code_verifier", verifier.getValue());
        return form;
    }

    public HttpResponse<String> token(Map<String, String> form) {
        return post("/oauth2/token", form);
    }

    public JsonNode tokens(Map<String, String> brought) {
        var answer = token(codeGrant(brought.get("code")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiClient.json(answer);
    }

    /** Posts with the proof of who it is. */
    HttpResponse<String> post(String path, Map<String, String> form) {
        var all = new LinkedHashMap<>(form);
        var request =
                HttpRequest.newBuilder(platform.at(path)).header("Content-Type", "application/x-www-form-urlencoded");
        if (secret == null) {
            all.put("client_id", id);
            all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            all.put("client_assertion", assertion());
        } else {
            request.header("Authorization", basic());
        }
        return platform.send(request.POST(BodyPublishers.ofString(query(all))).build());
    }

    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private String assertion() {
        try {
            ECKey key = ECKey.parse(new ObjectMapper()
                    .readTree(Files.readString(Path.of("..", "docs", "demo.json")))
                    .at("/privateKeys/" + id)
                    .toString());
            long now = new SystemClock().instant().getEpochSecond();
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(id)
                            .subject(id)
                            .audience(List.of(issuer()))
                            .jwtID(UUID.randomUUID().toString())
                            .claim("iat", now)
                            .claim("exp", now + Duration.ofMinutes(1).toSeconds())
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
