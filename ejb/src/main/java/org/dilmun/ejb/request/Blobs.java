package org.dilmun.ejb.request;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
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

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    /** @return the content's name: SHA-256 in hexadecimal */
    public String put(byte[] content) {
        String hash = Sha256.hex(content);
        if (em.find(StoredBlob.class, hash) == null) {
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
