package org.dilmun.ejb.identity.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.MailProof;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.Sealing;

/**
 * Codes of six digits that go by e-mail. A code follows from the handle of its browser and the data key: it stands in no table, and a mail
 * that has to be sent again says the same.
 */
@ApplicationScoped
public class MailCodes {

    private static final long CODES = 1_000_000;
    private static final int LONGEST = 40;

    @Inject
    Profile profile;

    private Sealing codes;
    private Sealing claims;

    @PostConstruct
    void derive() {
        codes = new Sealing(profile.dataKey(), "mail code");
        claims = new Sealing(profile.dataKey(), "mail claim");
    }

    String code(MailProof proof) {
        long number = ByteBuffer.wrap(codes.mac(proof.handleHash())).getLong();
        return String.format(Locale.ROOT, "%06d", Long.remainderUnsigned(number, CODES));
    }

    /** Whether that is the code; people type digits of any script, and blanks between them. */
    boolean matches(MailProof proof, String typed) {
        String start = typed == null ? "" : typed.substring(0, Math.min(LONGEST, typed.length()));
        String digits = Digits.western(start).replaceAll("[^0-9]", "");
        return MessageDigest.isEqual(
                code(proof).getBytes(StandardCharsets.US_ASCII), digits.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] seal(String claim) {
        return claims.seal(claim.getBytes(StandardCharsets.UTF_8));
    }

    String open(byte[] sealedClaim) {
        return new String(claims.open(sealedClaim), StandardCharsets.UTF_8);
    }
}
