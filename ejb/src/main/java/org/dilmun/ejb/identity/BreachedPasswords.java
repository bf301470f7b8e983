package org.dilmun.ejb.identity;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Passwords that were stolen somewhere and are tried everywhere since. The list is a file of the operator's: a line a password, its
 * SHA-1 in upper case hexadecimal and whatever follows, in the order of the hashes, as the list of Have I Been Pwned comes. It is read where
 * it lies, some thirty lines of it for a question: nobody outside hears of a password.
 */
@ApplicationScoped
public class BreachedPasswords {

    private static final int HASH_LENGTH = 40;

    @Inject
    @ConfigProperty(name = "dilmun.breached.passwords")
    Optional<String> file;

    /** @return whether the list has it; false without a list */
    boolean contains(String password) {
        if (file.isEmpty()) {
            return false;
        }
        try (var list = new RandomAccessFile(file.get(), "r")) {
            return find(list, sha1(password));
        } catch (IOException e) {
            throw new UncheckedIOException("the list of breached passwords cannot be read", e);
        }
    }

    /** Halves the file until the line that would have the hash begins at the lower end. */
    private static boolean find(RandomAccessFile list, String hash) throws IOException {
        long low = 0;
        long high = list.length();
        while (low < high) {
            long middle = (low + high) >>> 1;
            String line = lineAt(list, middle);
            if (line == null) {
                high = middle;
                continue;
            }
            int order = line.substring(0, Math.min(HASH_LENGTH, line.length())).compareTo(hash);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = list.getFilePointer();
            } else {
                high = middle;
            }
        }
        return false;
    }

    /** @return the first whole line that begins at that place or behind it; null: none does */
    private static String lineAt(RandomAccessFile list, long place) throws IOException {
        list.seek(place == 0 ? 0 : place - 1);
        if (place > 0) {
            list.readLine(); // the rest of the line that it lies in, or the end of the one before
        }
        return list.readLine();
    }

    private static String sha1(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
