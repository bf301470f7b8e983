package org.dilmun.domain.payment;

import java.nio.charset.StandardCharsets;

import org.joda.money.Money;

/**
 * A payment as the text of a QR code that the merchant presents and a wallet reads, by EMVCo's QR Code Specification for Payment Systems
 * (merchant-presented mode): fields of two digits for the tag, two for the length, and the value; a checksum over all of them comes last.
 */
public final class MerchantQr {

    private static final String VERSION = "01";
    /** Made for one payment. */
    private static final String DYNAMIC = "12";

    private static final int LONGEST = 99;
    private static final int LONGEST_NAME = 25;
    private static final int LONGEST_CITY = 15;
    private static final int LONGEST_REFERENCE = 25;

    private static final int POLYNOMIAL = 0x1021;
    private static final int INITIAL = 0xFFFF;
    private static final int TOP_BIT = 0x8000;

    /**
     * Who receives; Latin letters.
     *
     * @param operator reverse domain of the wallet's operator
     * @param number ours with the operator
     * @param category merchant category code of ISO 18245, four digits
     * @param country ISO 3166, two letters
     */
    public record Merchant(String operator, String number, String category, String name, String city, String country) {}

    private final StringBuilder text = new StringBuilder();

    private MerchantQr() {}

    /**
     * @param reference by which the operator tells us of it
     * @throws IllegalArgumentException if a part is longer than the specification has room for
     */
    public static String text(Merchant merchant, Money amount, String reference) {
        String account = new MerchantQr()
                .add("00", merchant.operator(), LONGEST)
                .add("01", merchant.number(), LONGEST)
                .text
                .toString();
        String more =
                new MerchantQr().add("05", reference, LONGEST_REFERENCE).text.toString();
        String upToChecksum = new MerchantQr()
                .add("00", VERSION, LONGEST)
                .add("01", DYNAMIC, LONGEST)
                .add("26", account, LONGEST)
                .add("52", merchant.category(), 4)
                .add("53", amount.getCurrencyUnit().getNumeric3Code(), 3)
                .add("54", amount.getAmount().toPlainString(), 13)
                .add("58", merchant.country(), 2)
                .add("59", merchant.name(), LONGEST_NAME)
                .add("60", merchant.city(), LONGEST_CITY)
                .add("62", more, LONGEST)
                .text
                .append("6304")
                .toString();
        return upToChecksum + "%04X".formatted(checksum(upToChecksum));
    }

    private MerchantQr add(String tag, String value, int longest) {
        if (value.isEmpty()
                || value.length() > longest
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("field " + tag + " of a code: '" + value + "'");
        }
        text.append(tag).append("%02d".formatted(value.length())).append(value);
        return this;
    }

    /** CRC-16 of CCITT with the initial value FFFF, over the bytes of the text. */
    static int checksum(String text) {
        int crc = INITIAL;
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (next & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & TOP_BIT) == 0 ? crc << 1 : (crc << 1 ^ POLYNOMIAL) & 0xFFFF;
            }
        }
        return crc;
    }
}
