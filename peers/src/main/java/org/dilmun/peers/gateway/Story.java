package org.dilmun.peers.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a payer with a wallet or an account can choose to happen. */
enum Story {
    APPROVED(null, Trait.PLAIN),
    INSUFFICIENT_FUNDS("51", Trait.PLAIN),
    LIMIT_REACHED("61", Trait.PLAIN),
    WEBHOOK_LATE(null, Trait.WEBHOOK_LATE),
    WEBHOOK_THRICE(null, Trait.WEBHOOK_THRICE),
    WEBHOOK_LOST(null, Trait.WEBHOOK_LOST),
    WEBHOOK_REORDERED(null, Trait.WEBHOOK_REORDERED),
    SILENT_CAPTURED(null, Trait.SILENT),
    REFUND_SILENT(null, Trait.REFUND_SILENT),
    REFUND_REFUSED(null, Trait.REFUND_REFUSED);

    private final String declineCode;
    private final Trait trait;

    Story(String declineCode, Trait trait) {
        this.declineCode = declineCode;
        this.trait = trait;
    }

    static Optional<Story> byCode(String code) {
        return Arrays.stream(values())
                .filter(story -> story.code().equals(code))
                .findFirst();
    }

    /** Name in forms and text keys, such as {@code webhook-late}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<String> declineCode() {
        return Optional.ofNullable(declineCode);
    }

    boolean has(Trait asked) {
        return trait == asked;
    }
}
