package org.dilmun.ejb.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.RealClock;

/**
 * The signer that the operator has set up; read once, a renewed key needs a restart of the node. A demonstration has one of
 * its own on each node, made at its start, which no reader trusts.
 */
@ApplicationScoped
public class SigningIdentities {

    /** Path of a PKCS#12 file. */
    @Inject
    RealClock clock;

    @Inject
    @ConfigProperty(name = "dilmun.signing.keystore")
    Optional<String> keystore;

    @Inject
    @ConfigProperty(name = "dilmun.signing.password")
    Optional<String> password;

    @Inject
    Profile profile;

    private Optional<SigningIdentity> signer;

    @PostConstruct
    void load() {
        signer = keystore.map(file -> read(Path.of(file), password.orElse("").toCharArray()))
                .or(this::demonstration);
    }

    private Optional<SigningIdentity> demonstration() {
        return profile.demonstration() ? Optional.of(DemonstrationIdentity.create(clock.instant())) : Optional.empty();
    }

    /**
     * @return empty if no key store is configured, and this is no demonstration
     * @throws IllegalStateException if one is, and it cannot be read
     */
    public Optional<SigningIdentity> signer() {
        return signer;
    }

    private static SigningIdentity read(Path file, char[] password) {
        try {
            return SigningIdentity.fromPkcs12(Files.readAllBytes(file), password);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("dilmun.signing.keystore cannot be used: " + e.getMessage(), e);
        }
    }
}
