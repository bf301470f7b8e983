package org.dilmun.peers.gateway;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Gives out identifiers and the numbers of card messages. */
final class Numbers {

    private static final int ID_BYTES = 16;
    private static final int ONE_MILLION = 1_000_000;

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong given;
    private final InstantSource clock;

    /** @param given how many retrieval reference numbers there are already */
    Numbers(long given, InstantSource clock) {
        this.given = new AtomicLong(given);
        this.clock = clock;
    }

    /** 128 random bits in hexadecimal digits. */
    String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Retrieval reference number as is customary: last digit of the year, day of the year, hour, six digits in order. */
    String rrn() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        return "%d%03d%02d%06d"
                .formatted(
                        now.getYear() % 10, now.getDayOfYear(), now.getHour(), given.getAndIncrement() % ONE_MILLION);
    }

    /** Six digits. */
    String authCode() {
        return "%06d".formatted(random.nextInt(ONE_MILLION));
    }
}
