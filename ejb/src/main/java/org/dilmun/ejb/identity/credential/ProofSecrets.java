package org.dilmun.ejb.identity.credential;

import java.util.HexFormat;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.Sealing;

/** What the tables of second proofs hold in place of secrets: of use to nobody who has not the data key as well. */
@ApplicationScoped
public class ProofSecrets {

    @Inject
    Profile profile;

    private Sealing apps;
    private Sealing codes;
    private Sealing handles;

    @PostConstruct
    void derive() {
        apps = new Sealing(profile.dataKey(), "authenticator app");
        codes = new Sealing(profile.dataKey(), "recovery code");
        handles = new Sealing(profile.dataKey(), "passkey user");
    }

    byte[] sealKey(byte[] key) {
        return apps.seal(key);
    }

    byte[] openKey(byte[] sealed) {
        return apps.open(sealed);
    }

    /** @return 64 characters; short codes could be found by trying if the hash had no key */
    String hash(long accountId, TypedCode code) {
        return HexFormat.of().formatHex(codes.mac(accountId + "\n" + code.text()));
    }

    /** @return under which devices keep the passkeys of that account; it tells nothing about it */
    byte[] userHandle(long accountId) {
        return handles.mac(Long.toString(accountId));
    }
}
