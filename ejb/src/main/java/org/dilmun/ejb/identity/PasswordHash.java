package org.dilmun.ejb.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id in the settings that OWASP recommends (19 MiB, two passes), as PHC strings. A hash costs 19 MiB while it runs:
 * at most one runs per processor, so that a flood of sign-ins waits instead of filling the memory. That memory is used
 * again, emptied by the algorithm itself: fresh for each hash, it is what the collector has most to do with.
 */
@ApplicationScoped
public class PasswordHash {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** What is not in use, the last used first: as much as ever ran at once, and no more. */
    private final Deque<BlockPool> memories = new ConcurrentLinkedDeque<>();

    /** What a sign-in without an account is compared with, so that it takes as long as one with. */
    private String decoy;

    @PostConstruct
    void prepare() {
        decoy = hash("no account has this password");
    }

    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(MEMORY_KIB, PASSES, encode(salt), encode(argon2(password, salt, MEMORY_KIB, PASSES)));
    }

    /** @param phc null if there is no account; costs the same and is false */
    public boolean matches(String password, String phc) {
        String[] parts = (phc == null ? decoy : phc).split("\\$");
        String[] cost = parts[3].split("[=,]");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] actual = argon2(password, salt, Integer.parseInt(cost[1]), Integer.parseInt(cost[3]));
        return MessageDigest.isEqual(expected, actual) && phc != null;
    }

    private byte[] argon2(String password, byte[] salt, int memory, int passes) {
        byte[] out = new byte[HASH_BYTES];
        running.acquireUninterruptibly();
        try {
            BlockPool free = memories.pollFirst();
            BlockPool blocks = free == null ? new FixedBlockPool(MEMORY_KIB) : free;
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withSalt(salt)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(1)
                    .withBlockPool(blocks)
                    .build());
            generator.generateBytes(bytes(password), out);
            memories.addFirst(blocks);
        } finally {
            running.release();
        }
        return out;
    }

    /** The same letters are the same password, whichever keyboard composed them (NIST SP 800-63B). */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
