package org.dilmun.web.identity.openid;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;

import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.openid.PersonClaim;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.SignInGrant;
import org.dilmun.ejb.identity.openid.IdTokens;

/**
 * A request to sign in that has been found in order.
 *
 * @param party who asks
 * @param request what it asks
 * @param expected name of the person whom it has in mind; null: anybody
 */
record SignInCall(RelyingParty party, AuthenticationRequest request, String expected) {

    /** All that we know; a relying party may have fewer. What is unknown is left aside (OpenID Connect Core section 3.1.2.1). */
    static final List<String> SCOPES = List.of("openid", "profile", "phone", "email", RelyingParty.OFFLINE);

    Set<String> scopes() {
        return request.getScope().toStringList().stream()
                .filter(SCOPES::contains)
                .collect(Collectors.toSet());
    }

    /** What it is to have: by scopes, and single claims as far as its own scopes reach. */
    SignInGrant.Wish wish() {
        Set<PersonClaim> asked = PersonClaim.of(scopes());
        asked.addAll(single(claims().map(OIDCClaimsRequest::getUserInfoClaimsRequest)));
        Set<PersonClaim> inIdToken = single(claims().map(OIDCClaimsRequest::getIDTokenClaimsRequest));
        String nonce = request.getNonce() == null ? null : request.getNonce().getValue();
        return new SignInGrant.Wish(scopes(), asked, inIdToken, nonce);
    }

    private Optional<OIDCClaimsRequest> claims() {
        return Optional.ofNullable(request.getOIDCClaims());
    }

    private Set<PersonClaim> single(Optional<ClaimsSetRequest> wanted) {
        return entries(wanted)
                .map(entry -> PersonClaim.of(entry.getClaimName()))
                .flatMap(Optional::stream)
                .filter(claim -> party.scopes().contains(claim.scope()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonClaim.class)));
    }

    private static Stream<ClaimsSetRequest.Entry> entries(Optional<ClaimsSetRequest> wanted) {
        return wanted.map(ClaimsSetRequest::getEntries).stream().flatMap(Collection::stream);
    }

    boolean prompts(Prompt.Type type) {
        return request.getPrompt() != null && request.getPrompt().contains(type);
    }

    /** Whether it insists on a proof that we do not have, or on more certainty than we have about that person. */
    boolean isBeyond(Assurance assurance) {
        return entries(claims().map(OIDCClaimsRequest::getIDTokenClaimsRequest))
                .filter(entry -> entry.getClaimRequirement() == ClaimRequirement.ESSENTIAL)
                .anyMatch(entry -> switch (entry.getClaimName()) {
                    case "acr" -> !values(entry).isEmpty() && !values(entry).contains(IdTokens.PASSWORD);
                    case IdTokens.CONFIDENCE -> !values(entry).isEmpty()
                            && values(entry).stream().noneMatch(value -> satisfied(assurance, value));
                    default -> false;
                });
    }

    private static boolean satisfied(Assurance assurance, String value) {
        return Stream.of(Assurance.values())
                .anyMatch(level -> level.code().equals(value) && assurance.satisfies(level));
    }

    private static List<String> values(ClaimsSetRequest.Entry entry) {
        if (entry.getValuesAsListOfStrings() != null) {
            return entry.getValuesAsListOfStrings();
        }
        return entry.getValueAsString() == null ? List.of() : List.of(entry.getValueAsString());
    }
}
