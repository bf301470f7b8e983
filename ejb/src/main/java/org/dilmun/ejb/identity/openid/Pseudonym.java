package org.dilmun.ejb.identity.openid;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.Sealing;

/**
 * The names by which relying parties know people and sign-ins (pairwise, OpenID Connect Core section 8.1): two sectors that
 * compare what they have do not find the same person. They are computed and not kept, so they last as long as the data key.
 */
@ApplicationScoped
public class Pseudonym {

    @Inject
    Profile profile;

    private Sealing subjects;
    private Sealing sessions;

    @PostConstruct
    void derive() {
        subjects = new Sealing(profile.dataKey(), "openid subject");
        sessions = new Sealing(profile.dataKey(), "openid session");
    }

    /** @return 43 characters; the same for all relying parties of a sector */
    public String subject(RelyingParty to, long partyId) {
        return written(subjects.mac(to.sector() + "\n" + partyId));
    }

    /** @return 43 characters; another for each relying party */
    public String session(RelyingParty to, String sessionHash) {
        return written(sessions.mac(to.id() + "\n" + sessionHash));
    }

    private static String written(byte[] mac) {
        return new String(Base64.getUrlEncoder().withoutPadding().encode(mac), StandardCharsets.US_ASCII);
    }
}
