package org.dilmun.ejb.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.directory.Provider;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Succession;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Districts;
import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

import static java.util.Comparator.naturalOrder;

/**
 * The services and bodies in force, held in the node. Every node polls the sequence of publications and swaps to the new
 * state as a whole: no broadcast that can get lost, no lock that a page waits for.
 */
@Singleton
@Startup
@DependsOn("ReleaseLoader")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@Interceptors({AfterMigration.class, AgainAfterDeadlock.class})
public class Directory {

    @Inject
    Publications publications;

    @Inject
    Bodies bodies;

    @Inject
    Districts districts;

    @Inject
    Descriptors descriptors;

    private volatile Snapshot snapshot;

    /** Everything published at one moment, with its search index. */
    private record Snapshot(
            long sequence,
            Instant publishedAt,
            Map<String, Service> services,
            Map<String, GovernmentBody> bodies,
            Map<String, GovernmentBody> inCharge,
            ServiceIndex index) {}

    @PostConstruct
    void start() {
        refresh();
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "publication")
    void refresh() {
        long sequence = publications.sequence();
        if (snapshot == null || snapshot.sequence() != sequence) {
            Map<String, GovernmentBody> byCode =
                    bodies.list().stream().collect(Collectors.toUnmodifiableMap(GovernmentBody::code, body -> body));
            Map<Long, GovernmentBody> byId =
                    byCode.values().stream().collect(Collectors.toUnmodifiableMap(GovernmentBody::id, body -> body));
            var succession = bodies.succession();
            Map<String, GovernmentBody> inCharge = byCode.values().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            GovernmentBody::code, body -> byId.get(succession.inCharge(body.id()))));
            List<Service> services = publications.inForce().stream()
                    .map(version -> service(version, byCode, inCharge, succession))
                    .toList();
            snapshot = new Snapshot(
                    sequence,
                    services.stream()
                            .map(Service::publishedAt)
                            .max(naturalOrder())
                            .orElse(Instant.EPOCH),
                    services.stream().collect(Collectors.toUnmodifiableMap(Service::code, service -> service)),
                    byCode,
                    inCharge,
                    new ServiceIndex(services, bodies.formerNames()));
        }
    }

    private Service service(
            ServiceVersion version,
            Map<String, GovernmentBody> byCode,
            Map<String, GovernmentBody> inCharge,
            Succession succession) {
        var descriptor = descriptors.of(version);
        GovernmentBody stated = byCode.get(descriptor.body());
        long today = succession.inCharge(stated.id(), descriptor.code());
        GovernmentBody body = inCharge.values().stream()
                .filter(each -> each.id() == today)
                .findFirst()
                .orElse(stated);
        return new Service(
                descriptor,
                body,
                version.id(),
                version.number(),
                version.createdAt(),
                providers(descriptor.provider(), inCharge).orElse(List.of(body)));
    }

    private Optional<List<GovernmentBody>> providers(Provider provider, Map<String, GovernmentBody> byCode) {
        return Optional.ofNullable(provider)
                .flatMap(several -> districts.find(several.division()))
                .map(division -> division.bodies().stream()
                        .map(byCode::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    public long sequence() {
        return snapshot.sequence();
    }

    /** @return when the youngest version in force was published */
    public Instant publishedAt() {
        return snapshot.publishedAt();
    }

    /** @throws NotFound if there is none in force */
    public Service get(String code) {
        Service service = snapshot.services().get(code);
        if (service == null) {
            throw new NotFound("service", code);
        }
        return service;
    }

    /** @return the services that people usually need after that one, in its order; those that are not in force are left out */
    public List<Service> followUps(ServiceDescriptor service) {
        Map<String, Service> inForce = snapshot.services();
        return service.followUps().stream()
                .map(inForce::get)
                .filter(Objects::nonNull)
                .toList();
    }

    public List<Service> list() {
        return List.copyOf(snapshot.services().values());
    }

    public GovernmentBody body(String code) {
        return snapshot.bodies().get(code);
    }

    /** @return the body of that code, or the one that has today what belonged to no service of it; null if there never was one */
    public GovernmentBody inCharge(String code) {
        return snapshot.inCharge().get(code);
    }

    /** @return bodies that provide at least one service */
    public List<GovernmentBody> providers() {
        return snapshot.services().values().stream()
                .flatMap(service -> service.providers().stream())
                .distinct()
                .toList();
    }

    /**
     * Finds services by what people type.
     *
     * @param language of the highlighted titles
     * @param size at most so many hits
     */
    public SearchResult search(String query, String language, int size) {
        return snapshot.index().search(query, language, size);
    }
}
