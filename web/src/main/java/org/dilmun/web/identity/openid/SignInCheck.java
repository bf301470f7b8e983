package org.dilmun.web.identity.openid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCError;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.openid.IdTokens;
import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.ejb.identity.openid.RelyingParties;

/**
 * Looks through a request to sign in. First who asks and where it wants the person sent back to: until both are sure nobody
 * is sent anywhere. Then the rest, which is answered to the relying party, with our name beside it (RFC 9207).
 */
@ApplicationScoped
public class SignInCheck {

    private static final int LONGEST_VALUE = 2000;

    /** Of {@code state} and {@code nonce}. */
    private static final int LONGEST_MARK = 500;

    @Inject
    RelyingParties parties;

    @Inject
    ProviderAddresses addresses;

    @Inject
    IdTokens idTokens;

    /**
     * Reads a request.
     *
     * @throws SignInBroken if client or address is wrong
     * @throws SentBack if something else is
     */
    public SignInCall check(Map<String, List<String>> given) {
        RelyingParty party = party(given);
        String address = single(given, "redirect_uri");
        if (address == null || !party.mayReturnTo(address)) {
            throw new SignInBroken(SignInBroken.Fault.ADDRESS, party, RefusalReason.ADDRESS);
        }
        Way back = new Way(party, URI.create(address), single(given, "state"));
        shape(given, back);
        AuthenticationRequest request;
        try {
            request = AuthenticationRequest.parse(given);
        } catch (ParseException e) {
            throw refused(back, RefusalReason.MALFORMED, RefusalLog.error(e));
        } catch (IllegalArgumentException e) {
            throw refused(back, RefusalReason.MALFORMED, OAuth2Error.INVALID_REQUEST);
        }
        if (!CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())
                || !request.getCodeChallenge().getValue().matches("[A-Za-z0-9_-]{43}")) {
            throw refused(back, RefusalReason.CHALLENGE, invalid("a code_challenge by S256 is needed"));
        }
        var call = new SignInCall(party, request, expected(request, party, back));
        if (!party.scopes().containsAll(call.scopes())) {
            throw refused(back, RefusalReason.SCOPE, OAuth2Error.INVALID_SCOPE);
        }
        return call;
    }

    /** @return of whom the ID token is that it shows as a hint; null: it shows none */
    private String expected(AuthenticationRequest request, RelyingParty party, Way back) {
        if (request.getIDTokenHint() == null) {
            return null;
        }
        return idTokens.read(request.getIDTokenHint().getParsedString())
                .filter(hint -> hint.clientId().equals(party.clientId()))
                .map(IdTokens.Hint::subject)
                .orElseThrow(() ->
                        refused(back, RefusalReason.HINT, invalid("the id_token_hint is no ID token of this client")));
    }

    /** @throws SignInBroken if nobody is known by that {@code client_id} */
    public RelyingParty party(Map<String, List<String>> given) {
        String clientId = single(given, "client_id");
        return (clientId == null ? Optional.<RelyingParty>empty() : parties.find(clientId))
                .orElseThrow(() -> unknown(clientId));
    }

    private SignInBroken unknown(String clientId) {
        RelyingParty stopped =
                clientId == null ? null : parties.registered(clientId).orElse(null);
        return new SignInBroken(SignInBroken.Fault.CLIENT, stopped, RefusalReason.SUSPENDED);
    }

    private void shape(Map<String, List<String>> given, Way back) {
        if (given.values().stream().anyMatch(values -> values.size() != 1)) {
            throw refused(back, RefusalReason.REPEATED, invalid("a parameter stands more than once"));
        }
        boolean tooLong =
                given.values().stream().anyMatch(values -> values.get(0).length() > LONGEST_VALUE)
                        || List.of("state", "nonce").stream()
                                .anyMatch(name -> given.containsKey(name)
                                        && given.get(name).get(0).length() > LONGEST_MARK);
        if (tooLong) {
            throw refused(
                    new Way(back.party(), back.to(), null), RefusalReason.TOO_LONG, invalid("a parameter is too long"));
        }
        if (given.containsKey("request")) {
            throw refused(back, RefusalReason.REQUEST_OBJECT, OAuth2Error.REQUEST_NOT_SUPPORTED);
        }
        if (given.containsKey("request_uri")) {
            throw refused(back, RefusalReason.REQUEST_URI, OAuth2Error.REQUEST_URI_NOT_SUPPORTED);
        }
        if (given.containsKey("registration")) {
            throw refused(back, RefusalReason.REGISTRATION, OIDCError.REGISTRATION_NOT_SUPPORTED);
        }
        if (given.containsKey("response_type") && !"code".equals(single(given, "response_type"))) {
            throw refused(back, RefusalReason.RESPONSE_TYPE, OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (given.containsKey("response_mode") && !"query".equals(single(given, "response_mode"))) {
            throw refused(back, RefusalReason.RESPONSE_MODE, invalid("the only response_mode is query"));
        }
        if (single(given, "code_challenge") == null || !"S256".equals(single(given, "code_challenge_method"))) {
            throw refused(back, RefusalReason.CHALLENGE, invalid("a code_challenge by S256 is needed"));
        }
    }

    /**
     * Where the browser goes back to.
     *
     * @param party who asks
     * @param state as the relying party gave it; null: it gave none, or several
     */
    private record Way(RelyingParty party, URI to, String state) {}

    private static ErrorObject invalid(String description) {
        return OAuth2Error.INVALID_REQUEST.setDescription(description);
    }

    /** @return the value; null: there is none, or there are several */
    static String single(Map<String, List<String>> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : null;
    }

    private SentBack refused(Way back, RefusalReason reason, ErrorObject error) {
        return new SentBack(answer(back, error), back.party(), error, reason);
    }

    /** @return the way back with a refusal */
    public URI refused(SignInCall call, ErrorObject error) {
        State state = call.request().getState();
        return answer(
                new Way(call.party(), call.request().getRedirectionURI(), state == null ? null : state.getValue()),
                error);
    }

    private URI answer(Way back, ErrorObject error) {
        State state = back.state() == null || back.state().isEmpty() ? null : new State(back.state());
        return new AuthenticationErrorResponse(
                        back.to(), error, state, new Issuer(addresses.issuer()), ResponseMode.QUERY)
                .toURI();
    }

    /** @return the way back with a code */
    public URI granted(SignInCall call, String code) {
        return new AuthenticationSuccessResponse(
                        call.request().getRedirectionURI(),
                        new AuthorizationCode(code),
                        null,
                        null,
                        call.request().getState(),
                        null,
                        new Issuer(addresses.issuer()),
                        ResponseMode.QUERY)
                .toURI();
    }
}
