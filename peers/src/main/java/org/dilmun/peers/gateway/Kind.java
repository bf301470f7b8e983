package org.dilmun.peers.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of company the process plays; all of them keep sessions, and talk to the merchant alike. */
enum Kind {
    CARD("/pay/", null, null),
    /** The operator of a wallet, with the payer's app. */
    WALLET("/wallet/", "wallet", "****4471"),
    /** A bank that tells of credits under a reference, with the online banking of another. */
    BANK("/transfer/", "fawri+", "BH****0012");

    private final String path;
    private final String scheme;
    private final String masked;

    Kind(String path, String scheme, String masked) {
        this.path = path;
        this.scheme = scheme;
        this.masked = masked;
    }

    static Optional<Kind> byName(String name) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(name)).findFirst();
    }

    /** Name in settings, files and text keys. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the payer's page of a session stands under. */
    String path() {
        return path;
    }

    /** The only customer that it has. */
    Payer payer(Story story) {
        return new Payer(story, scheme, masked);
    }
}
