package org.dilmun.domain.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What a gateway tells of a captured card payment; enough to find it on both sides, never the card itself. */
@Embeddable
public class CardEvidence {

    @Column(name = "masked_pan", length = 19)
    private String maskedPan;

    @Column(length = 20)
    private String scheme;

    @Column(length = 20)
    private String rrn;

    @Column(name = "auth_code", length = 10)
    private String authCode;

    protected CardEvidence() {} // JPA

    /**
     * @param maskedPan first six and last four digits
     * @param rrn retrieval reference number, by which the acquirer's settlement names it
     */
    public CardEvidence(String maskedPan, String scheme, String rrn, String authCode) {
        this.maskedPan = maskedPan;
        this.scheme = scheme;
        this.rrn = rrn;
        this.authCode = authCode;
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
