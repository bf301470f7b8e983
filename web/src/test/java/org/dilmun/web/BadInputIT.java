package org.dilmun.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** What no honest browser sends: refused in words or by code, nothing kept of it, nothing told of the inside. */
@ExtendWith(Micro.class)
class BadInputIT {

    private static final String MARYAM = "920704565";
    private static final String REQUESTS = "/api/v1/requests";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String[] INSIDE = {
        "Payara", "Grizzly", "GlassFish", "Exception", "org.dilmun", "at java.", "SELECT ", "evil.example"
    };

    private final Platform platform;

    BadInputIT(Platform platform) {
        this.platform = platform;
    }

    /** Sends those bytes and reads to the end of what is answered. */
    private String raw(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), platform.at("/").getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotContain(INSIDE).doesNotContain("\nServer:", "X-Powered-By");
            return answer;
        }
    }

    private String ask(String line, String... headers) throws IOException {
        return raw(line + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers) + "Connection: close\r\n\r\n");
    }

    private HttpResponse<String> post(String path, String type, String body) {
        var answer = platform.send(HttpRequest.newBuilder(platform.at(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.body()).doesNotContain(INSIDE);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("dilmun_session="));
        return answer;
    }

    @ParameterizedTest
    @CsvSource({
        "/ar/../WEB-INF/web.xml, 404",
        "/ar/%2e%2e/WEB-INF/web.xml, 404",
        "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF, 404",
        "/ar/%00, 400",
        "/ar/services/%c0%af, 400",
        "/attachments/..%2f..%2fetc, 400",
        "/attachments/%2e%2e/x/y, 404",
        "/attachments/IDC-26-0000-0000/..%2f, 404",
        "/ar;/services, 400",
        "//evil.example/, 404",
        "/ar/search?q=%00%ff%zz, 200",
        "/api/v1/services?size=NaN, 422",
        "/api/v1/services?size=99999999999, 422"
    })
    void crooked_addresses_lead_nowhere(String path, int status) throws IOException {
        assertThat(ask("GET " + path.replace("evil.example", "evil"))).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "Accept-Language: en;q=x, 404",
        "Accept-Language: xxxxxxxxxxxxxxxxxxxxxxxxxxx, 404",
        "Accept-Language: -, 404",
        "Content-Type: text/html;q=a, 400",
        "Accept: ///, 400",
        "Content-Type: application/json;;;, 404"
    })
    void a_header_that_cannot_be_read_is_no_failure_of_the_api_and_no_page(String header, int status)
            throws IOException {
        String answer = ask("GET /api/v1/services/no-such-service", header + "\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/..%2F..%2Fetc%2Fpasswd", "/api/no-such-version", "/api/"})
    void an_address_that_is_written_as_one_of_the_api_is_answered_as_one(String path) throws IOException {
        assertThat(ask("GET " + path))
                .startsWith("HTTP/1.1 404")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void an_address_or_cookie_of_a_hundred_kilobytes_is_refused() throws IOException {
        assertThat(ask("GET /ar/search?q=" + "a".repeat(100_000))).startsWith("HTTP/1.1 400");
        assertThat(ask("GET /ar", "Cookie: a=" + "a".repeat(100_000) + "\r\n")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET /ar", "Cookie: a=" + "a".repeat(7_000) + "\r\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /ar HTTP/9.9", "GET /ar HTTP/1.1\r\nContent-Length: abc", "GET /ar HTTP/1.1\r\nno colon"})
    void what_is_no_http_gets_nothing_of_the_server(String start) throws IOException {
        assertThat(raw(start + "\r\nConnection: close\r\n\r\n")).matches("(?s)HTTP/1.1 (400|505) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PATCH", "FOO"})
    void pages_answer_to_reading_and_posting_alone(String method) throws IOException {
        assertThat(ask(method + " /ar/login", "X-Echo: evil.example\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, HEAD, POST");
    }

    @ParameterizedTest
    @CsvSource({"/, /ar", "/ar/my, /ar/login?next=/my", "/resources, /resources/"})
    void no_redirect_follows_the_host_that_the_caller_names(String path, String to) throws IOException {
        String answer = raw("GET " + path
                + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("\r\nLocation: " + to + "\r\n");
    }

    @Test
    void a_page_does_not_repeat_the_host_that_the_caller_names() throws IOException {
        for (String page : new String[] {"/ar", "/en/services", "/en/login"}) {
            assertThat(raw("GET " + page + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "login=login&jakarta.faces.ViewState=broken, 409, لم تعد هذه الصفحة كما كانت",
        "login=login&jakarta.faces.ViewState=-12:34, 409, لم تعد هذه الصفحة كما كانت",
        "login=login&jakarta.faces.ViewState=stateless, 400, تعذّرت قراءة ما أُرسل"
    })
    void a_form_of_no_page_is_told_so_and_shows_the_way_back(String form, int status, String title) {
        var answer = post("/ar/login", FORM, form);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(title, "href=\"/ar/login\"");
    }

    @Test
    void a_form_that_is_cut_off_is_told_so_and_thousands_of_fields_break_nothing() {
        var cut = post("/en/login", "multipart/form-data; boundary=x", "--x\r\nContent");
        assertThat(cut.statusCode()).isEqualTo(400);
        assertThat(cut.body()).contains("We could not read what was sent");
        assertThat(post("/en/login", FORM, "a=1&".repeat(10_000)).statusCode()).isLessThan(500);
        assertThat(post("/en/login", "@@@;;", "a=b").statusCode()).isLessThan(500);
    }

    @Test
    void a_hostile_answer_is_kept_as_text_without_what_cannot_be_seen() {
        var browser = Browser.signedIn(platform, MARYAM).open("/en/apply/id-card-replacement");
        browser.postMultipart(
                "apply",
                "save",
                Map.of("details", "<script>alert(1)</script>'; drop table request; --\u202Eabc\u200B"));
        browser.open(browser.path());
        assertThat(browser.shown().statusCode()).isEqualTo(200);
        assertThat(browser.page())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "drop table request; --abc")
                .doesNotContain("<script>alert", "\u202E", "\u200B");
    }

    @Test
    void days_are_typed_in_either_digits_and_have_to_exist() {
        var browser = Browser.signedIn(platform, MARYAM).open("/en/apply/id-card-replacement");
        browser.postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-02-30"));
        assertThat(browser.page()).contains("This is not a valid date. Give day, month and year.");
        browser.postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "٢٠٢٦-٠١-٠٥"));
        assertThat(browser.path()).endsWith("/delivery");
    }

    @ParameterizedTest
    @CsvSource({"0, report.pdf, MZ", "1, scan.pdf, PK", "2, empty.pdf, ''", "3, broken.pdf, %PDF-1.4"})
    void a_file_that_is_not_what_it_should_be_is_not_kept(int kind, String name, String start) {
        byte[] head = start.getBytes(StandardCharsets.US_ASCII);
        byte[] content = kind == 2 ? head : Arrays.copyOf(head, 600);
        var answers = Map.of("reason", "stolen", "happened_on", "2026-01-05");
        var browser = Browser.signedIn(platform, "880100036").open("/en/apply/id-card-replacement");
        browser.postMultipart("apply", "next", answers);
        browser.postFile("apply", "next", answers, "police_report", name, content);
        assertThat(browser.shown().statusCode()).isEqualTo(200);
        assertThat(browser.page())
                .containsPattern("not accepted|cannot be opened|Fill in this field")
                .doesNotContain(name);
    }

    @Test
    void the_name_of_a_file_steers_neither_the_download_nor_its_kind() {
        var answers = Map.of("reason", "stolen", "happened_on", "2026-01-05");
        byte[] pdf = TestFiles.PDF;
        var browser = Browser.signedIn(platform, "850312345").open("/en/apply/id-card-replacement");
        browser.postMultipart("apply", "next", answers);
        browser.postFile("apply", "next", answers, "police_report", "..\\..\\a\u202Efdp.exe;b=<i>", pdf);
        var file = Pattern.compile("/attachments/[^\"]+");
        browser.postMultipart("apply", "next", Map.of("delivery", "centre"));
        var link = file.matcher(browser.page());
        assertThat(link.find()).as(browser.page()).isTrue();
        var download = browser.download(link.group());
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''afdp.exe%3Bb%3D%3Ci%3E.pdf");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(download.body()).isEqualTo(pdf);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"service\":NaN} | 400",
                "{\"service\":\"a\",\"service\":\"b\"} | 400",
                "{\"service\":{}} | 422",
                "{\"answers\":[1e999999]} | 422",
                "{\"colour\":1} | 422",
                "null | 400"
            })
    void json_that_is_not_the_operations_is_refused_by_code(String body, int status) {
        var answer =
                ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter").post(REQUESTS, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(ApiClient.json(answer).path("type").asText()).startsWith("/problems/json-");
    }

    @Test
    void refused_answers_are_told_of_whatever_language_the_call_asks_for() {
        var answer = ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter")
                .post(
                        REQUESTS,
                        "{\"service\":\"id-card-replacement\",\"applicant\":\"920704565\",\"answers\":{\"delivery\":\"+\"}}",
                        "Accept-Language",
                        "en;q=x");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("/problems/answers-refused");
    }

    @Test
    void json_that_is_not_in_utf_8_is_refused_by_code() {
        byte[] latin = "{\"service\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        var answer =
                ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter").post(REQUESTS, latin);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/json-malformed").doesNotContain(INSIDE);
    }

    @Test
    void json_without_bottom_is_refused_by_code() {
        var counter = ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter");
        var list = counter.post(REQUESTS, "[".repeat(10_000));
        assertThat(list.statusCode()).isEqualTo(400);
        assertThat(list.body()).contains("/problems/json-malformed").doesNotContain(INSIDE);
        var object = counter.post(REQUESTS, "{\"answers\":" + "{\"a\":".repeat(10_000));
        assertThat(object.statusCode()).isEqualTo(400);
        assertThat(object.body()).contains("/problems/json-malformed").doesNotContain(INSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "gzip, gzip", "x"})
    void a_packed_body_is_refused_before_it_is_unpacked(String coding) {
        var counter = ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter");
        var packed = counter.post(REQUESTS, "\u001F\u008B\b\u0000" + " ".repeat(1 << 20), "Content-Encoding", coding);
        assertThat(packed.statusCode()).as(packed.body()).isEqualTo(415);
        assertThat(packed.body()).contains("/problems/http-415");
        assertThat(packed.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }

    @Test
    void a_packing_that_is_said_in_a_second_header_or_of_no_body_is_refused_as_well() {
        var counter = ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter");
        var second = counter.post(REQUESTS, "{}", "Content-Encoding", "identity", "Content-Encoding", "gzip");
        assertThat(second.statusCode()).as(second.body()).isEqualTo(415);
        var none = counter.post(REQUESTS, "", "Content-Encoding", "gzip");
        assertThat(none.statusCode()).as(none.body()).isEqualTo(415);
        var plain = counter.post(REQUESTS, "{}", "Content-Encoding", "identity");
        assertThat(plain.statusCode()).as(plain.body()).isEqualTo(422);
    }
}
