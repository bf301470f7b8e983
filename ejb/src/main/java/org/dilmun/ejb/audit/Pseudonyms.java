package org.dilmun.ejb.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.Profile;

/**
 * What auditors read in place of who acted: the same for the same actor, so that acts can be put together, and without the
 * key no way back to the person.
 */
@ApplicationScoped
public class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 4;

    @Inject
    Profile profile;

    private SecretKeySpec key;

    @PostConstruct
    void derive() {
        byte[] master = Base64.getDecoder().decode(profile.dataKey());
        key = new SecretKeySpec(hmac(new SecretKeySpec(master, ALGORITHM), "audit-pseudonym"), ALGORITHM);
    }

    /**
     * @param actor as it is recorded, {@code person:42}
     * @return eight hexadecimal digits
     */
    public String of(String actor) {
        return HexFormat.of().formatHex(hmac(key, actor), 0, BYTES);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
