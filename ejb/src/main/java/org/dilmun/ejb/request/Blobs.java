package org.dilmun.ejb.request;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.request.StoredBlob;
import org.dilmun.domain.request.StoredBlobChunk;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Keeps contents under the hash of their bytes, each once. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Blobs {

    /** All that points to a content, whatever feature it belongs to. */
    private static final List<String> USES = List.of(
            "select id from request_attachment where blob_hash = ?1",
            "select id from issued_document where blob_hash = ?1");

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    /** @return the content's name: SHA-256 in hexadecimal */
    public String put(byte[] content) {
        String hash = Sha256.hex(content);
        if (em.find(StoredBlob.class, hash, LockModeType.PESSIMISTIC_WRITE) == null) { // else nobody forgets it now
            var blob = new StoredBlob(hash, content.length, clock.instant());
            em.persist(blob);
            em.flush(); // the chunks point to it
            int number = 0;
            for (int from = 0; from < content.length; from += StoredBlobChunk.MAX_SIZE) {
                int to = Math.min(from + StoredBlobChunk.MAX_SIZE, content.length);
                em.persist(new StoredBlobChunk(blob, number++, Arrays.copyOfRange(content, from, to)));
            }
        }
        return hash;
    }

    /** Takes a content away, unless something still points to it. */
    public void forget(String hash) {
        StoredBlob blob = em.find(StoredBlob.class, hash, LockModeType.PESSIMISTIC_WRITE);
        if (blob != null && !isUsed(hash)) {
            em.createQuery("delete from StoredBlobChunk c where c.hash = :hash")
                    .setParameter("hash", hash)
                    .executeUpdate();
            em.remove(blob);
        }
    }

    private boolean isUsed(String hash) {
        return USES.stream().anyMatch(use -> !em.createNativeQuery(use)
                .setParameter(1, hash)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    /** @throws NotFound if nothing is kept under that name */
    public byte[] get(String hash) {
        if (em.find(StoredBlob.class, hash) == null) {
            throw new NotFound("blob", hash);
        }
        var content = new ByteArrayOutputStream();
        em.createQuery("select c from StoredBlobChunk c where c.hash = :hash order by c.number", StoredBlobChunk.class)
                .setParameter("hash", hash)
                .getResultStream()
                .forEach(chunk -> content.writeBytes(chunk.content()));
        return content.toByteArray();
    }
}
