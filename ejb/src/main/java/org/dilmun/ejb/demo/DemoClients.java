package org.dilmun.ejb.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.identity.ApiClient;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.identity.ApiClients;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;

/** The systems of bodies that call the API in the demonstration. Never in production. */
@Singleton
@Startup
@DependsOn("ReleaseLoader")
@Interceptors(AgainAfterDeadlock.class)
public class DemoClients {

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    ApiClients clients;

    @Inject
    Bodies bodies;

    @Inject
    DemoSeeds seeds;

    @Inject
    StartLock startLock;

    private List<DemoClient> list = List.of();

    /** The shape of {@code demo-clients.yaml}. The secret is public: it opens nothing but invented data. */
    public record DemoClient(String id, String secret, LocalizedText name, String body, Set<String> scopes) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            list = country.files().find("demo-clients.yaml").stream()
                    .flatMap(file -> Arrays.stream(file.as(DemoClient[].class)))
                    .toList();
            list.stream()
                    .map(client -> clients.find(client.id()).orElseGet(() -> register(client)))
                    .forEach(client -> seeds.client(client.id()));
        }
    }

    private ApiClient register(DemoClient client) {
        return clients.register(
                client.id(),
                client.secret(),
                client.name(),
                bodies.get(client.body()).id(),
                client.scopes());
    }

    /** @return none outside of the demonstration */
    public List<DemoClient> list() {
        return list;
    }
}
