package org.dilmun.peers.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The cards that the gateway takes, each with the story that it plays; numbers of the schemes' public test ranges. */
enum TestCard implements Instrument {
    APPROVED_AFTER_CHALLENGE("4111111111111111", null, Trait.CHALLENGE),
    APPROVED("5555555555554444", null, Trait.PLAIN),
    INSUFFICIENT_FUNDS("4000000000009995", "51", Trait.PLAIN),
    EXPIRED("4000000000000069", "54", Trait.PLAIN),
    AUTHENTICATION_REFUSED("4000008400001629", null, Trait.NEVER_AUTHORISED),
    WEBHOOK_LATE("4242424242424242", null, Trait.WEBHOOK_LATE),
    WEBHOOK_THRICE("5105105105105100", null, Trait.WEBHOOK_THRICE),
    SILENT_CAPTURED("5200828282828210", null, Trait.SILENT),
    SILENT_DECLINED("4000000000000119", "91", Trait.SILENT),
    REFUND_SILENT("2223003122003222", null, Trait.REFUND_SILENT),
    REFUND_REFUSED("4012888888881881", null, Trait.REFUND_REFUSED),
    WEBHOOK_LOST("4000056655665556", null, Trait.WEBHOOK_LOST),
    WEBHOOK_REORDERED("5454545454545454", null, Trait.WEBHOOK_REORDERED);

    private final String number;
    private final String declineCode;
    private final Trait trait;

    TestCard(String number, String declineCode, Trait trait) {
        this.number = number;
        this.declineCode = declineCode;
        this.trait = trait;
    }

    static Optional<TestCard> byNumber(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst();
    }

    static Optional<TestCard> byCode(String code) {
        return Arrays.stream(values()).filter(card -> card.code().equals(code)).findFirst();
    }

    /** Name of the card in addresses and text keys, such as {@code webhook-late}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number in groups of four digits. */
    String grouped() {
        return number.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** First six and last four digits. */
    @Override
    public String masked() {
        return number.substring(0, 6) + "******" + number.substring(number.length() - 4);
    }

    @Override
    public String scheme() {
        return number.startsWith("4") ? "visa" : "mastercard";
    }

    /** What the issuer answers when asked for an authorisation, field 39 of ISO 8583; empty if it approves. */
    @Override
    public Optional<String> declineCode() {
        return Optional.ofNullable(declineCode);
    }

    @Override
    public boolean has(Trait asked) {
        return trait == asked;
    }
}
