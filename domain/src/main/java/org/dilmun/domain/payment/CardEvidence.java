package org.dilmun.domain.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What a gateway tells of a captured card payment; enough to find it on both sides, never the card itself. */
@Embeddable
public class CardEvidence {

    private static final int MASKED = 19;
    private static final int NAME = 20;
    private static final int AUTHORISATION = 10;

    @Column(name = "masked_pan", length = MASKED)
    private String maskedPan;

    @Column(length = NAME)
    private String scheme;

    @Column(length = NAME)
    private String rrn;

    @Column(name = "auth_code", length = AUTHORISATION)
    private String authCode;

    protected CardEvidence() {} // JPA

    /**
     * What is longer than it should be is cut: no payment is lost for that.
     *
     * @param maskedPan of a card the first six and last four digits; of a wallet or an account enough for its holder to know it
     * @param rrn retrieval reference number, by which the acquirer's settlement names it
     */
    public CardEvidence(String maskedPan, String scheme, String rrn, String authCode) {
        this.maskedPan = maskedPan == null ? null : maskedPan.substring(Math.max(0, maskedPan.length() - MASKED));
        this.scheme = cut(scheme, NAME);
        this.rrn = cut(rrn, NAME);
        this.authCode = cut(authCode, AUTHORISATION);
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    public String maskedPan() {
        return maskedPan;
    }

    public String scheme() {
        return scheme;
    }

    public String rrn() {
        return rrn;
    }

    public String authCode() {
        return authCode;
    }
}
