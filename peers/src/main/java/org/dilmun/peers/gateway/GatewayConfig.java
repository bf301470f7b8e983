package org.dilmun.peers.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings of the gateway, read from system properties or environment variables of the same name.
 *
 * @param kind what the process plays
 * @param port port on 127.0.0.1; 0 takes any that is free
 * @param secret the merchant's key for signatures in both directions
 * @param journal file that holds all state
 * @param lateWebhook delay of the webhook of the card that is told late
 * @param silentAsks inquiries answered 503 after the gateway went silent
 * @param retryBase wait before the second try of a webhook; doubles with each further one
 */
record GatewayConfig(
        Kind kind, int port, String secret, Path journal, Duration lateWebhook, int silentAsks, Duration retryBase) {

    private static final int HIGHEST_PORT = 65_535;

    /** @throws StartRefused if a setting is missing or not a number in its range */
    static GatewayConfig read(Function<String, Optional<String>> settings) {
        Kind kind = kind(settings.apply("PEERS_GATEWAY_KIND").orElse(Kind.CARD.code()));
        return new GatewayConfig(
                kind,
                number(settings, "PEERS_GATEWAY_PORT", 8090, HIGHEST_PORT),
                settings.apply("PEERS_GATEWAY_SECRET")
                        .orElseThrow(() -> new StartRefused("PEERS_GATEWAY_SECRET is not set")),
                Path.of(settings.apply("PEERS_GATEWAY_JOURNAL")
                        .orElse(
                                kind == Kind.CARD
                                        ? "data/gateway-journal.jsonl"
                                        : "data/" + kind.code() + "-journal.jsonl")),
                Duration.ofSeconds(number(settings, "PEERS_GATEWAY_LATE_SECONDS", 20, Integer.MAX_VALUE)),
                number(settings, "PEERS_GATEWAY_SILENT_ASKS", 2, Integer.MAX_VALUE),
                Duration.ofMillis(number(settings, "PEERS_GATEWAY_RETRY_MILLIS", 1000, Integer.MAX_VALUE)));
    }

    private static Kind kind(String name) {
        return Kind.byName(name)
                .orElseThrow(
                        () -> new StartRefused("PEERS_GATEWAY_KIND must be card, wallet or bank, not '" + name + "'"));
    }

    /** A blank value counts as absent, as launchers pass on variables that nobody has set. */
    static Optional<String> systemSetting(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static int number(Function<String, Optional<String>> settings, String name, int otherwise, int highest) {
        String value = settings.apply(name).orElse(Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notInRange(name, value, highest);
        }
        throw notInRange(name, value, highest);
    }

    private static StartRefused notInRange(String name, String value, int highest) {
        return new StartRefused("%s must be a number from 0 to %d, not '%s'".formatted(name, highest, value));
    }
}
