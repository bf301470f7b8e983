package org.dilmun.web.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.Profile;

/**
 * Marks of the place where a list goes on: the key of the last line shown, sealed, so that what clients send back is what they
 * were given for that very list, and what stands in it may change with a release.
 */
@ApplicationScoped
public class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL = 12;

    @Inject
    Profile profile;

    /** @param list whose place it is, with everything that chooses its lines */
    public String at(String list, String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(seal(list, text), SEAL + text.length);
        System.arraycopy(text, 0, sealed, SEAL, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * @return the key of the last line shown
     * @throws MalformedCursor if it was not given out for that list
     */
    public String read(String list, String cursor) {
        byte[] sealed = decoded(cursor);
        byte[] text = Arrays.copyOfRange(sealed, Math.min(SEAL, sealed.length), sealed.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(sealed, SEAL), seal(list, text))) {
            throw new MalformedCursor();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new MalformedCursor();
        }
    }

    private byte[] seal(String list, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(profile.dataKey()), ALGORITHM));
            mac.update(("cursor " + list + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(text), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has HMAC with SHA-256
        }
    }
}
