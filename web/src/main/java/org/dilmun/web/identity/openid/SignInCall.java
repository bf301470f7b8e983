package org.dilmun.web.identity.openid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import org.dilmun.domain.identity.AuthenticationLevel;
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
        Set<AuthenticationLevel> levels = known(essential("acr"));
        return new SignInGrant.Wish(scopes(), asked, inIdToken, nonce, levels);
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

    /** Whether it insists on a proof that nobody has, or on more certainty than we have about that person. */
    boolean isBeyond(Assurance assurance) {
        List<String> confidence = essential(IdTokens.CONFIDENCE);
        return (!essential("acr").isEmpty() && known(essential("acr")).isEmpty())
                || (!confidence.isEmpty() && confidence.stream().noneMatch(value -> satisfied(assurance, value)));
    }

    /** @return how surely the person has to be the one who came before; the lowest if it does not matter */
    AuthenticationLevel insistsOn() {
        return lowest(known(essential("acr")));
    }

    /** @return how surely it would like it, which is at least what it insists on */
    AuthenticationLevel wishes() {
        var wished = new ArrayList<String>();
        if (request.getACRValues() != null) {
            request.getACRValues().forEach(value -> wished.add(value.getValue()));
        }
        AuthenticationLevel least = lowest(known(wished));
        return least.satisfies(insistsOn()) ? least : insistsOn();
    }

    private static AuthenticationLevel lowest(Set<AuthenticationLevel> levels) {
        return levels.stream().min(Comparator.naturalOrder()).orElse(AuthenticationLevel.PASSWORD);
    }

    private static Set<AuthenticationLevel> known(List<String> values) {
        return values.stream()
                .map(AuthenticationLevel::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AuthenticationLevel.class)));
    }

    /** @return one of which that claim of the ID token has to be; empty: it does not insist on any */
    private List<String> essential(String claim) {
        return entries(claims().map(OIDCClaimsRequest::getIDTokenClaimsRequest))
                .filter(entry -> entry.getClaimName().equals(claim))
                .filter(entry -> entry.getClaimRequirement() == ClaimRequirement.ESSENTIAL)
                .flatMap(entry -> values(entry).stream())
                .toList();
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
