package org.dilmun.ejb.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.identity.openid.RelyingParties;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;

/** The systems of bodies that sign people in with the eKey in the demonstration. Never in production. */
@Singleton
@Startup
@DependsOn("ReleaseLoader")
@Interceptors(AgainAfterDeadlock.class)
public class DemoRelyingParties {

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    RelyingParties parties;

    @Inject
    Bodies bodies;

    @Inject
    DemoSeeds seeds;

    @Inject
    StartLock startLock;

    private List<DemoRelyingParty> list = List.of();

    /**
     * The shape of {@code demo-relying-parties.yaml}.
     *
     * @param secret public; null with keys
     * @param keys public JWKs; null with a secret
     * @param backChannelUri null: it is not told of sign-outs
     */
    public record DemoRelyingParty(
            String id,
            String secret,
            List<Map<String, Object>> keys,
            LocalizedText name,
            LocalizedText purpose,
            String body,
            List<String> redirectUris,
            List<String> logoutUris,
            String backChannelUri,
            Set<String> scopes,
            String proof,
            String algorithm,
            String sector) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            list = country.files().find("demo-relying-parties.yaml").stream()
                    .flatMap(file -> Arrays.stream(file.as(DemoRelyingParty[].class)))
                    .toList();
            list.stream()
                    .map(demo -> parties.registered(demo.id()).orElseGet(() -> register(demo)))
                    .forEach(party -> seeds.relyingParty(party.id()));
        }
    }

    private RelyingParty register(DemoRelyingParty demo) {
        var terms = new RelyingParty.Terms(
                demo.name(),
                demo.purpose(),
                bodies.get(demo.body()).id(),
                demo.redirectUris(),
                demo.logoutUris(),
                demo.backChannelUri(),
                demo.scopes(),
                ClientProof.of(demo.proof()).orElseThrow(),
                demo.keys() == null ? null : Json.write(Map.of("keys", demo.keys())),
                demo.algorithm(),
                demo.sector(),
                false);
        return parties.register(demo.id(), demo.secret(), terms);
    }

    /** @return none outside of the demonstration */
    public List<DemoRelyingParty> list() {
        return list;
    }
}
