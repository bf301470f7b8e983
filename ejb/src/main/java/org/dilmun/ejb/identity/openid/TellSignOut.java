package org.dilmun.ejb.identity.openid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.outbox.OutboxHandler;

/**
 * Tells a relying party that a sign-in is over. The token is made when it is sent, since it lasts minutes and the message may wait
 * for hours; its {@code jti} is the same at each attempt.
 */
@ApplicationScoped
public class TellSignOut implements OutboxHandler {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Inject
    RelyingParties parties;

    @Inject
    LogoutTokens tokens;

    /** Goes nowhere but to the address that was agreed: redirects are answers like others. */
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public String lane() {
        return BackChannel.LANE;
    }

    /** One that is suspended or closed still has sessions of its own to end; who has no address any more need not hear of it. */
    @Override
    public void deliver(OutboxMessage message) {
        Optional<RelyingParty> party =
                parties.registered(message.receiver()).filter(known -> known.backChannelUri() != null);
        party.ifPresent(to -> send(to, tokens.issue(to, message.payload())));
    }

    private void send(RelyingParty to, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(to.backChannelUri()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close(); // whatever more it has to say
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(to.clientId() + " answers " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
