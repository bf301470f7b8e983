package org.dilmun.peers.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A merchant that calls the gateway, the browser of its customer, and the receiver of its webhooks. */
final class Merchant implements AutoCloseable {

    static final String SECRET = "key-of-the-test-merchant";

    /** What came in at the merchant's notification address. */
    record Notification(JsonNode body, boolean genuine) {}

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer receiver;
    private final BlockingQueue<Notification> notifications = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Signature signature;
    private String gateway = "";

    Merchant(InstantSource clock) {
        this.signature = new Signature(SECRET, clock);
        try {
            receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        receiver.createContext("/notify", this::receive);
        receiver.start();
    }

    void dealWith(String gatewayAddress) {
        gateway = gatewayAddress;
    }

    /** The next webhooks are answered 500. */
    void failNext(int times) {
        failures.set(times);
    }

    String returnUrl() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/return";
    }

    ObjectNode order(String reference) {
        ObjectNode order = mapper.createObjectNode()
                .put("merchantReference", reference)
                .put("amountMinor", 10_000)
                .put("currency", "BHD")
                .put("lang", "en")
                .put("returnUrl", returnUrl())
                .put("notifyUrl", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/notify")
                .put("expiresInSeconds", 900);
        order.putObject("description").put("ar", "بدل فاقد <بطاقة>").put("en", "Replacement <card>");
        return order;
    }

    /** Opens a session of 10.000 dinars. */
    String open(String reference) {
        return open(order(reference));
    }

    String open(ObjectNode order) {
        return json(post("/api/sessions", order.toString())).path("sessionId").asText();
    }

    /** Opens a session and pays it with the card, without the one-time code. */
    String openAndPay(String reference, TestCard card) {
        String session = open(reference);
        pay(session, card);
        return session;
    }

    HttpResponse<String> pay(String session, TestCard card) {
        return submit("/pay/" + session, Map.of("number", card.grouped(), "expiry", "12/40", "cvv", "123"));
    }

    HttpResponse<String> inquire(String reference) {
        return get("/api/sessions/by-reference/" + reference);
    }

    HttpResponse<String> refund(String session, String reference, long amountMinor) {
        return post(
                "/api/sessions/" + session + "/refunds",
                mapper.createObjectNode()
                        .put("merchantReference", reference)
                        .put("amountMinor", amountMinor)
                        .toString());
    }

    HttpResponse<String> get(String path) {
        return call("GET", path, "", signature.timestamp(), signature);
    }

    HttpResponse<String> post(String path, String body) {
        return call("POST", path, body, signature.timestamp(), signature);
    }

    HttpResponse<String> call(String method, String path, String body, String timestamp, Signature signer) {
        return send(HttpRequest.newBuilder(URI.create(gateway + path))
                .header(Signature.TIMESTAMP_HEADER, timestamp)
                .header(Signature.HEADER, signer.sign(method, path, timestamp, body.getBytes(UTF_8)))
                .method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> browse(String path) {
        return send(HttpRequest.newBuilder(URI.create(gateway + path)).header("Accept-Language", "en"));
    }

    HttpResponse<String> submit(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** @throws AssertionError if none comes within five seconds */
    Notification awaitNotification() {
        Notification notification = pollNotification(Duration.ofSeconds(5));
        if (notification == null) {
            throw new AssertionError("no webhook came");
        }
        return notification;
    }

    /** @return null if none comes in time */
    Notification pollNotification(Duration time) {
        try {
            return notifications.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(HttpResponse<String> response) {
        try {
            return mapper.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        receiver.stop(0);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            boolean genuine = signature.isGenuine(
                    "POST",
                    "/notify",
                    http.getRequestHeaders().getFirst(Signature.TIMESTAMP_HEADER),
                    body,
                    http.getRequestHeaders().getFirst(Signature.HEADER));
            notifications.add(new Notification(mapper.readTree(body), genuine));
            http.sendResponseHeaders(failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 500 : 204, -1);
        }
    }
}
