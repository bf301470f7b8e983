package org.dilmun.peers.gateway;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test against a running gateway, over HTTP. */
abstract class GatewayTest {

    static final Duration LATE = Duration.ofMillis(700);

    final MovableClock clock = new MovableClock();

    @TempDir
    Path folder;

    Merchant merchant;
    GatewayServer gateway;

    @BeforeEach
    void open_for_business() {
        merchant = new Merchant(clock);
        start();
    }

    @AfterEach
    void close_down() {
        gateway.close();
        merchant.close();
    }

    void restart() {
        gateway.close();
        start();
    }

    Path journal() {
        return folder.resolve("journal.jsonl");
    }

    Kind kind() {
        return Kind.CARD;
    }

    GatewayConfig config() {
        return new GatewayConfig(kind(), 0, Merchant.SECRET, journal(), LATE, 2, Duration.ofMillis(10));
    }

    void start() {
        gateway = GatewayServer.start(config(), clock);
        merchant.dealWith(gateway.address());
    }
}
