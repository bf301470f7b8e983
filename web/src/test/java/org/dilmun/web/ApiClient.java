package org.dilmun.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A system of a body, as it calls the API. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Portal platform;
    private final String token;

    private ApiClient(Portal platform, String token) {
        this.platform = platform;
        this.token = token;
    }

    public static ApiClient of(Portal platform, String id, String secret) {
        var answer = token(platform, id, secret, "grant_type=client_credentials");
        return new ApiClient(platform, json(answer).path("access_token").asText());
    }

    static ApiClient withToken(Portal platform, String token) {
        return new ApiClient(platform, token);
    }

    /** @return for requests that are sent in another way */
    public String token() {
        return token;
    }

    static HttpResponse<String> token(Portal platform, String id, String secret, String form) {
        String pair = Base64.getEncoder()
                .encodeToString((encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
        return platform.send(HttpRequest.newBuilder(platform.at("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + pair)
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.statusCode() + " " + response.body(), e);
        }
    }

    /** The answer, which must be one that the description of the API has. */
    public HttpResponse<String> get(String path) {
        var answer = platform.get(path, "Authorization", "Bearer " + token, "Accept-Language", "en");
        return Contract.of(platform).kept("GET", path, answer);
    }

    /**
     * The answer, which must be one that the description of the API has.
     *
     * @param headers names and values by turns
     */
    public HttpResponse<String> post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(platform.at(path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return Contract.of(platform).kept("POST", path, platform.send(request.build()));
    }
}
