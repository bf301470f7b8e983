package org.dilmun.ejb.identity.openid;

import java.util.List;
import java.util.Set;

import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * Terms as somebody has filled them in, right or wrong. Null: not chosen.
 *
 * @param redirectUris as typed, without empty lines
 * @param backChannelUri empty: it is not told of sign-outs
 * @param scopes beside {@code openid}
 * @param keySet a JWK set, with {@link ClientProof#PRIVATE_KEY_JWT} only
 * @param apart whether it knows people under names that no other system of the body has; asked of a new one only
 */
public record WantedTerms(
        LocalizedText name,
        LocalizedText purpose,
        List<String> redirectUris,
        List<String> logoutUris,
        String backChannelUri,
        Set<String> scopes,
        ClientProof proof,
        String keySet,
        String signingAlgorithm,
        boolean apart,
        boolean testing) {

    /** What a relying party asks for beside {@code openid}; the scopes of {@link org.dilmun.domain.identity.openid.PersonClaim}s and of staying. */
    public static final List<String> SCOPES = List.of("profile", "phone", "email", RelyingParty.OFFLINE);

    public static final List<String> ALGORITHMS = List.of("ES256", "RS256");
}
