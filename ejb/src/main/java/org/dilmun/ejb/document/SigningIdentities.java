package org.dilmun.ejb.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The signer that the operator has set up; read once, a renewed key needs a restart of the node. */
@ApplicationScoped
public class SigningIdentities {

    /** Path of a PKCS#12 file. */
    @Inject
    @ConfigProperty(name = "dilmun.signing.keystore")
    Optional<String> keystore;

    @Inject
    @ConfigProperty(name = "dilmun.signing.password")
    Optional<String> password;

    private Optional<SigningIdentity> configured;

    @PostConstruct
    void load() {
        configured =
                keystore.map(file -> read(Path.of(file), password.orElse("").toCharArray()));
    }

    /**
     * @return empty if no key store is configured
     * @throws IllegalStateException if one is, and it cannot be read
     */
    public Optional<SigningIdentity> configured() {
        return configured;
    }

    private static SigningIdentity read(Path file, char[] password) {
        try {
            return SigningIdentity.fromPkcs12(Files.readAllBytes(file), password);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("dilmun.signing.keystore cannot be used: " + e.getMessage(), e);
        }
    }
}
