package org.dilmun.ejb.request;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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

/**
 * Keeps contents under the hash of their bytes, each once, whoever brings it. A name says nothing of who else has the content: nobody asks
 * for one by its name, but for the file of a case or of a document, and what an answer names is taken from an upload alone.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Blobs {

    private static final byte[] NOTHING = {};

    /** All that points to a content, whatever feature it belongs to. */
    private static final List<String> USES = List.of(
            "select id from request_attachment where blob_hash = ?1",
            "select id from issued_document where blob_hash = ?1",
            "select id from memo_file where blob_hash = ?1",
            "select id from memo where blob_hash = ?1",
            "select id from receipt where blob_hash = ?1",
            "select id from bill_file where blob_hash = ?1");

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    /** @return the content's name: SHA-256 in hexadecimal */
    public String put(byte[] content) {
        String hash = Sha256.hex(content);
        put(hash, content.length, new ByteArrayInputStream(content));
        return hash;
    }

    /** Keeps a file under its hash; of it there is never more than a chunk in the memory. */
    public void put(ReceivedFile file) {
        try (InputStream content = file.open()) {
            put(file.hash(), file.size(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String hash, long size, InputStream content) {
        while (em.find(StoredBlob.class, hash, LockModeType.PESSIMISTIC_WRITE) == null) { // else nobody forgets it now
            int made = em.createNativeQuery(
                            "insert ignore into stored_blob (blob_hash, size_bytes, created_at) values (?1, ?2, ?3)")
                    .setParameter(1, hash)
                    .setParameter(2, size)
                    .setParameter(3, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .executeUpdate(); // of two who bring the same at once, one waits here and finds it then
            if (made == 1) {
                chunks(hash, content);
                return;
            }
        }
    }

    /** Past the persistence context, which would hold them all until the commit. */
    private void chunks(String hash, InputStream content) {
        try {
            int number = 0;
            byte[] chunk = content.readNBytes(StoredBlobChunk.MAX_SIZE);
            while (chunk.length > 0) {
                em.createNativeQuery("insert into stored_blob_chunk (blob_hash, chunk_no, content) values (?1, ?2, ?3)")
                        .setParameter(1, hash)
                        .setParameter(2, number++)
                        .setParameter(3, chunk)
                        .executeUpdate();
                chunk = content.readNBytes(StoredBlobChunk.MAX_SIZE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /**
     * The whole of a content that is known to be small.
     *
     * @throws NotFound if nothing is kept under that name
     */
    public byte[] get(String hash) {
        if (em.find(StoredBlob.class, hash) == null) {
            throw new NotFound("blob", hash);
        }
        var content = new ByteArrayOutputStream();
        int number = 0;
        for (byte[] chunk = chunk(hash, number); chunk.length > 0; chunk = chunk(hash, ++number)) {
            content.writeBytes(chunk);
        }
        return content.toByteArray();
    }

    /**
     * One part of a content. Who hands a content out asks for its parts one by one, and keeps neither a transaction nor a connection while
     * somebody far away reads.
     *
     * @param number 0 for the first
     * @return nothing behind the last
     */
    public byte[] chunk(String hash, int number) {
        return em.createQuery(
                        "select c.content from StoredBlobChunk c where c.hash = :hash and c.number = :number",
                        byte[].class)
                .setParameter("hash", hash)
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .orElse(NOTHING);
    }
}
