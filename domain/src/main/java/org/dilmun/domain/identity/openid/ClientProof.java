package org.dilmun.domain.identity.openid;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a relying party proves that it is itself; each does it in one way only. */
public enum ClientProof {
    CLIENT_SECRET_BASIC,
    CLIENT_SECRET_POST,
    PRIVATE_KEY_JWT;

    /** @return as OpenID Connect writes it: {@code private_key_jwt} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClientProof> of(String code) {
        return Arrays.stream(values())
                .filter(proof -> proof.code().equals(code))
                .findFirst();
    }
}
