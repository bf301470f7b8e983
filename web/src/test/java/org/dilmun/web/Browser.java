package org.dilmun.web;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks the pages as a browser without script does: keeps cookies, sends forms with their hidden fields, follows redirects. */
public final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private Portal platform;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String path;
    private HttpResponse<String> shown;

    public Browser(Portal platform) {
        this.platform = platform;
    }

    /** A browser in which that demonstration person has signed in. */
    public static Browser signedIn(Portal platform, String personalNumber) {
        var browser = new Browser(platform);
        browser.open("/en/login");
        browser.post("login", "signIn", Map.of("personalNumber", personalNumber, "password", "Dilmun-demo-2026"));
        assertThat(browser.cookies).containsKey("dilmun_session");
        return browser;
    }

    /** Keeps cookies and page and goes on at another node, as a load balancer does with it when its node is lost. */
    public Browser goOnAt(Portal other) {
        platform = other;
        return this;
    }

    /** Opens an address of the platform, and goes on to where it leads. */
    public Browser open(String address) {
        return go(address, HttpRequest.newBuilder(platform.at(address)).GET());
    }

    /** Sends a form of the page that is shown. */
    public Browser post(String form, String button, Map<String, String> fields) {
        return post(form, button, fields, null, List.of());
    }

    /** The same with a field that has several values, as boxes of one name have. */
    public Browser post(String form, String button, Map<String, String> fields, String repeated, List<String> values) {
        String body = Stream.concat(
                        filled(form, button, fields).entrySet().stream(),
                        values.stream().map(value -> Map.entry(repeated, value)))
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String action = action(form);
        return go(
                action,
                HttpRequest.newBuilder(platform.at(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a form that takes files; without one, as a browser does when none is chosen. */
    public Browser postMultipart(String form, String button, Map<String, String> fields) {
        return postFile(form, button, fields, null, null, new byte[0]);
    }

    Browser postFile(
            String form, String button, Map<String, String> fields, String field, String name, byte[] content) {
        return postFiles(form, button, fields, field == null ? List.of() : List.of(new Upload(field, name, content)));
    }

    /** A file that was chosen in a form. */
    static final class Upload {

        private final String field;
        private final String name;
        private final byte[] content;

        Upload(String field, String name, byte[] content) {
            this.field = field;
            this.name = name;
            this.content = content;
        }
    }

    Browser postFiles(String form, String button, Map<String, String> fields, List<Upload> files) {
        String boundary = "----" + UUID.randomUUID();
        var parts = new ArrayList<byte[]>();
        filled(form, button, fields).forEach((key, value) -> {
            parts.add(head(boundary, "name=\"%s\"\r\n".formatted(key)));
            parts.add(bytes(value + "\r\n"));
        });
        for (Upload file : files) {
            parts.add(head(
                    boundary,
                    "name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n"
                            .formatted(file.field, file.name)));
            parts.add(file.content);
            parts.add(bytes("\r\n"));
        }
        parts.add(bytes("--" + boundary + "--\r\n"));
        String action = action(form);
        return go(
                action,
                HttpRequest.newBuilder(platform.at(action))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArrays(parts)));
    }

    private static byte[] head(String boundary, String what) {
        return bytes("--" + boundary + "\r\nContent-Disposition: form-data; " + what + "\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the form says that it goes, as a browser does it: what stood in the address of the page is not sent. */
    private String action(String form) {
        Matcher action = Pattern.compile("<form id=\"" + form + "\"[^>]*action=\"([^\"]+)\"")
                .matcher(page());
        assertThat(action.find()).as("form " + form + " on " + path).isTrue();
        return action.group(1).replace("&amp;", "&");
    }

    private Map<String, String> filled(String form, String button, Map<String, String> fields) {
        int start = page().indexOf("<form id=\"" + form + "\"");
        assertThat(start).as("form " + form + " on " + path).isNotNegative();
        Matcher hidden = HIDDEN.matcher(page().substring(start, page().indexOf("</form>", start)));
        var all = new LinkedHashMap<String, String>();
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.put(form, form);
        all.put(button, button);
        all.putAll(fields);
        return all;
    }

    private Browser go(String address, HttpRequest.Builder request) {
        path = address;
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        shown = platform.send(request.build());
        for (String set : shown.headers().allValues("Set-Cookie")) {
            String[] cookie = set.split(";", 2)[0].split("=", 2);
            cookies.put(cookie[0], cookie[1]);
        }
        if (shown.statusCode() / 100 == 3) {
            URI target = platform.at(path)
                    .resolve(shown.headers().firstValue("Location").orElseThrow());
            if (target.getAuthority().equals(platform.at("/").getAuthority())) {
                return open(target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
            }
        }
        return this;
    }

    /** Acts from now on in the name of the first one who has let that person. */
    public Browser inNameOfAnother() {
        open("/en/my");
        Matcher mandate = Pattern.compile("name=\"mandate\" value=\"([^\"]+)\"").matcher(page());
        assertThat(mandate.find()).as(page()).isTrue();
        return post("switch", "mandate", Map.of("mandate", mandate.group(1)));
    }

    /** Keeps what that address hands out, byte for byte; the page that is shown stays. */
    HttpResponse<byte[]> download(String address) {
        return platform.send(
                HttpRequest.newBuilder(platform.at(address))
                        .header("Cookie", session())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The cookie of the sign-in, {@code name=value}. */
    public String session() {
        return "dilmun_session=" + cookies.get("dilmun_session");
    }

    /** The address of the page that is shown, from the language on. */
    public String path() {
        return path;
    }

    public String page() {
        return shown.body();
    }

    public HttpResponse<String> shown() {
        return shown;
    }
}
