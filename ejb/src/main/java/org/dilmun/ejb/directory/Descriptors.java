package org.dilmun.ejb.directory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.ServiceVersion;

/** The descriptors that cases keep to, by version. A version never changes, so a node reads it once, and compiles its expressions once. */
@ApplicationScoped
public class Descriptors {

    private static final int MOST = 1000;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    private final Map<Long, ServiceDescriptor> read = Collections.synchronizedMap(new Latest());

    /** Forgets the one that has not been asked for the longest. */
    private static final class Latest extends LinkedHashMap<Long, ServiceDescriptor> {

        private static final long serialVersionUID = 1L;

        Latest() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ServiceDescriptor> eldest) {
            return size() > MOST;
        }
    }

    public ServiceDescriptor get(long versionId) {
        ServiceDescriptor known = read.get(versionId);
        return known == null ? of(em.find(ServiceVersion.class, versionId)) : known;
    }

    /** Forgets a version whose row was taken back. */
    public void forget(long versionId) {
        read.remove(versionId);
    }

    public ServiceDescriptor of(ServiceVersion version) {
        return read.computeIfAbsent(version.id(), id -> version.descriptor());
    }
}
