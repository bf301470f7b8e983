package org.dilmun.ejb.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.directory.ServiceVersion.Origin;
import org.dilmun.domain.kernel.Json;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The table of descriptors: versions are only added, one of each service is in force, and each change raises the sequence. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Publications {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    @Inject
    Bodies bodies;

    /** @return raised with each publication, on all nodes the same */
    public long sequence() {
        return ((Number) em.createNativeQuery("select seq from publication where id = 1")
                        .getSingleResult())
                .longValue();
    }

    public String releaseHash() {
        return (String) em.createNativeQuery("select release_hash from publication where id = 1")
                .getSingleResult();
    }

    /** @return the versions in force */
    public List<ServiceVersion> inForce() {
        return em
                .createQuery("select v from ServiceVersion v order by v.code, v.number", ServiceVersion.class)
                .getResultStream()
                .collect(
                        HashMap<String, ServiceVersion>::new,
                        (map, v) -> map.merge(v.code(), v, this::current),
                        Map::putAll)
                .values()
                .stream()
                .toList();
    }

    private ServiceVersion current(ServiceVersion one, ServiceVersion other) {
        return one.number() > other.number() ? one : other;
    }

    /**
     * Takes over the descriptors of a release. What a body has published itself is left in force. Several nodes may start
     * at once: the row of the sequence is the lock, and the second finds nothing left to do.
     */
    public void takeOver(String releaseHash, List<Bodies.BodyData> bodyData, List<ServiceDescriptor> descriptors) {
        String known = (String) em.createNativeQuery("select release_hash from publication where id = 1 for update")
                .getSingleResult();
        if (known.equals(releaseHash)) {
            return;
        }
        bodies.takeOver(bodyData);
        Map<String, ServiceVersion> inForce = new HashMap<>();
        inForce().forEach(version -> inForce.put(version.code(), version));
        descriptors.forEach(descriptor -> add(descriptor, inForce.get(descriptor.code())));
        em.createNativeQuery("update publication set seq = seq + 1, release_hash = ?1 where id = 1")
                .setParameter(1, releaseHash)
                .executeUpdate();
    }

    private void add(ServiceDescriptor descriptor, ServiceVersion inForce) {
        String hash = sha256(Json.write(descriptor));
        if (inForce == null
                || (inForce.origin() == Origin.RELEASE && !inForce.hash().equals(hash))) {
            int number = inForce == null ? 1 : inForce.number() + 1;
            em.persist(new ServiceVersion(ids.next(), number, descriptor, hash, Origin.RELEASE, clock.instant()));
        }
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
