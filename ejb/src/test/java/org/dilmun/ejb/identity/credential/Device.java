package org.dilmun.ejb.identity.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;

import org.dilmun.domain.kernel.Json;

/** A device of a person with a browser, as the library's emulator has them: it answers what the portal asks, in JSON. */
final class Device {

    private final ObjectConverter converter = new ObjectConverter();
    private final ClientPlatform client;

    Device(String origin) {
        client = new ClientPlatform(
                new Origin(origin), new WebAuthnAuthenticatorAdaptor(new NoneAttestationAuthenticator()));
    }

    /** What a browser sends, in base64url. */
    record Answer(String id, String rawId, String type, Response response) {}

    /** The fields that the kind of answer has. */
    record Response(
            String clientDataJSON,
            String attestationObject,
            String authenticatorData,
            String signature,
            String userHandle) {}

    String make(String question) {
        var made = client.create(
                converter.getJsonConverter().readValue(question, PublicKeyCredentialCreationOptions.class));
        var response = made.getResponse();
        return json(
                made.getRawId(),
                new Response(
                        text(response.getClientDataJSON()), text(response.getAttestationObject()), null, null, null));
    }

    String sign(String question) {
        var signed =
                client.get(converter.getJsonConverter().readValue(question, PublicKeyCredentialRequestOptions.class));
        var response = signed.getResponse();
        return json(
                signed.getRawId(),
                new Response(
                        text(response.getClientDataJSON()),
                        null,
                        text(response.getAuthenticatorData()),
                        text(response.getSignature()),
                        text(response.getUserHandle())));
    }

    private static String json(byte[] id, Response response) {
        return Json.write(new Answer(text(id), text(id), "public-key", response));
    }

    private static String text(byte[] bytes) {
        return bytes == null
                ? null
                : new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }
}
