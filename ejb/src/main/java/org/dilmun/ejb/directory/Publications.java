package org.dilmun.ejb.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.PublishedSource;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.directory.ServiceVersion.Origin;
import org.dilmun.domain.directory.VersionOvertaken;
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
        return em.createQuery(
                        "select v from ServiceVersion v where v.number = (select max(w.number) from ServiceVersion w"
                                + " where w.code = v.code)",
                        ServiceVersion.class)
                .getResultList();
    }

    /** @return codes of all services that there are or were */
    public Set<String> codes() {
        return Set.copyOf(em.createQuery("select distinct v.code from ServiceVersion v", String.class)
                .getResultList());
    }

    /** @return the latest, which is in force, first; empty if there is no such service */
    public List<ServiceVersion> versions(String code) {
        return em.createQuery(
                        "select v from ServiceVersion v where v.code = :code order by v.number desc",
                        ServiceVersion.class)
                .setParameter("code", code)
                .getResultList();
    }

    /** @return the version in force; empty if there is no such service */
    public Optional<ServiceVersion> find(String code) {
        return em.createQuery(
                        "select v from ServiceVersion v where v.code = :code order by v.number desc",
                        ServiceVersion.class)
                .setParameter("code", code)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @return the text of a version as a body published it; empty for one that came with a release */
    public Optional<PublishedSource> source(ServiceVersion version) {
        return Optional.ofNullable(em.find(PublishedSource.class, version.id()));
    }

    /**
     * Keeps everybody else from publishing until the caller's transaction ends.
     *
     * @return number of the version that is in force meanwhile; 0 if there is no such service
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public int hold(String code) {
        em.createNativeQuery("select seq from publication where id = 1 for update")
                .getSingleResult();
        return find(code).map(ServiceVersion::number).orElse(0);
    }

    /**
     * Puts a version in force that a body publishes itself. All nodes follow within seconds; cases keep to theirs.
     *
     * @param over number of the version that it replaces; 0: the service is new
     * @param by party who lets it be published
     * @throws VersionOvertaken if another version is in force by now
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public ServiceVersion publish(ServiceDescriptor descriptor, String source, Origin origin, int over, long by) {
        int inForce = hold(descriptor.code());
        if (inForce != over) {
            throw new VersionOvertaken(descriptor.code(), inForce);
        }
        var version = new ServiceVersion(ids.next(), over + 1, descriptor, hash(descriptor), origin, clock.instant());
        em.persist(version);
        em.flush(); // the source refers to it
        em.persist(new PublishedSource(version.id(), source, by));
        em.createNativeQuery("update publication set seq = seq + 1 where id = 1")
                .executeUpdate();
        return version;
    }

    /** Lets all nodes read services and bodies anew within seconds. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void announce() {
        em.createNativeQuery("update publication set seq = seq + 1 where id = 1")
                .executeUpdate();
    }

    /** @return SHA-256 of what the descriptor says, whatever it looks like as a text */
    public static String hash(ServiceDescriptor descriptor) {
        return sha256(Json.write(descriptor));
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
        String hash = hash(descriptor);
        if (inForce == null
                || (inForce.origin() == Origin.RELEASE && !inForce.hash().equals(hash))) {
            int number = inForce == null ? 1 : inForce.number() + 1;
            em.persist(new ServiceVersion(ids.next(), number, descriptor, hash, Origin.RELEASE, clock.instant()));
        }
    }

    /** @return in hexadecimal */
    public static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
