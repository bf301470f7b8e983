package org.dilmun.ejb.identity.credential;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;

import org.dilmun.domain.identity.credential.Passkey;
import org.dilmun.domain.identity.credential.PasskeyChallenge;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.identity.openid.ProviderAddresses;

/**
 * What is said between this portal and the devices of people (Web Authentication level 3). Keys are bound to the portal's own
 * address, whatever a request says of it. We ask no device who made it (attestation {@code none}): everybody may use theirs.
 */
@ApplicationScoped
public class PasskeyCeremonies {

    private static final System.Logger LOG = System.getLogger(PasskeyCeremonies.class.getName());

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private static final Long TIMEOUT_MILLIS = Duration.ofMinutes(3).toMillis();

    /** Characters of an answer of a browser; far more than any device needs. */
    private static final int LONGEST_ANSWER = 20_000;

    @Inject
    ProviderAddresses addresses;

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter data = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /**
     * Somebody for whom a device makes a key.
     *
     * @param handle under which devices keep it
     * @param name as the device shows it
     * @param keys that there are already, so that no device makes a second
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once
    record Holder(byte[] handle, String name, List<Passkey> keys) {}

    /** @return the question as JSON, {@code PublicKeyCredentialCreationOptions} */
    String askToMake(Holder holder, String site, String challenge) {
        return json(new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(host(), site),
                new PublicKeyCredentialUserEntity(holder.handle(), holder.name(), holder.name()),
                new DefaultChallenge(bytes(challenge)),
                ALGORITHMS,
                TIMEOUT_MILLIS,
                holder.keys().stream().map(this::descriptor).toList(),
                new AuthenticatorSelectionCriteria(
                        null, true, ResidentKeyRequirement.REQUIRED, UserVerificationRequirement.REQUIRED),
                AttestationConveyancePreference.NONE,
                null));
    }

    /** @return the question as JSON, {@code PublicKeyCredentialRequestOptions}; any key of this portal will do */
    String askToSign(String challenge) {
        return json(new PublicKeyCredentialRequestOptions(
                new DefaultChallenge(bytes(challenge)),
                TIMEOUT_MILLIS,
                host(),
                List.of(),
                UserVerificationRequirement.REQUIRED,
                null));
    }

    private String json(Object options) {
        return converter.getJsonConverter().writeValueAsString(options);
    }

    private PublicKeyCredentialDescriptor descriptor(Passkey key) {
        return new PublicKeyCredentialDescriptor(
                PublicKeyCredentialType.PUBLIC_KEY, stored(key).getCredentialId(), null);
    }

    private AttestedCredentialData stored(Passkey key) {
        return data.convert(key.credentialData());
    }

    /** @throws PasskeyRefused if it is nothing that a browser answers */
    RegistrationData readMade(String answer) {
        return refusing(() -> manager.parseRegistrationResponseJSON(bounded(answer)));
    }

    /** @throws PasskeyRefused if it is nothing that a browser answers */
    AuthenticationData readSigned(String answer) {
        return refusing(() -> manager.parseAuthenticationResponseJSON(bounded(answer)));
    }

    private static String bounded(String answer) {
        if (answer == null || answer.length() > LONGEST_ANSWER) {
            throw new IllegalArgumentException("no answer of a browser");
        }
        return answer;
    }

    /** The library speaks of bad input in many exceptions, and there is one answer to all of them. */
    private static <T> T refusing(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException refused) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "passkey refused: {0}",
                    refused.getClass().getSimpleName());
            throw new PasskeyRefused();
        }
    }

    /**
     * Looks through what a device made for that challenge.
     *
     * @throws PasskeyRefused if it is for another challenge or site, or the device did not make sure of the person
     */
    Passkey.Made made(RegistrationData answer, String challenge) {
        return refusing(() -> {
            manager.verify(answer, new RegistrationParameters(server(challenge), ALGORITHMS, true, true));
            var authenticator = answer.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData made = authenticator.getAttestedCredentialData();
            return new Passkey.Made(
                    hash(made.getCredentialId()),
                    data.convert(made),
                    authenticator.getSignCount(),
                    authenticator.isFlagBE());
        });
    }

    /**
     * Looks through what that key signed.
     *
     * @return how often it has signed, as the device counts
     * @throws PasskeyRefused if the signature does not hold, is of another challenge or site, the device did not make sure of the
     *     person, or its count shows that there is a copy of it
     */
    long signed(AuthenticationData answer, Passkey key, String challenge) {
        return refusing(() -> {
            CredentialRecord known = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    true,
                    key.backupEligible(),
                    null,
                    key.signCount(),
                    stored(key),
                    null,
                    null,
                    null,
                    null);
            manager.verify(answer, new AuthenticationParameters(server(challenge), known, null, true, true));
            return answer.getAuthenticatorData().getSignCount();
        });
    }

    private ServerProperty server(String challenge) {
        return ServerProperty.builder()
                .origin(new Origin(addresses.issuer()))
                .rpId(host())
                .challenge(new DefaultChallenge(bytes(challenge)))
                .build();
    }

    private String host() {
        return URI.create(addresses.issuer()).getHost();
    }

    /** @return by which a key is found */
    static String hash(byte[] credentialId) {
        return Tokens.hash(text(credentialId));
    }

    /** @return in Base64url, as {@link PasskeyChallenge}s are written */
    static String text(byte[] bytes) {
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String challenge) {
        return Base64.getUrlDecoder().decode(challenge);
    }

    /** Whether the device names that holder; one that names nobody has been asked for a certain key, which we never do. */
    static boolean isOf(AuthenticationData answer, byte[] handle) {
        return Arrays.equals(answer.getUserHandle(), handle);
    }
}
