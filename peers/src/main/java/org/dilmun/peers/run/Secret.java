package org.dilmun.peers.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key that a gateway and its merchant share on this machine: made at the first start, for its owner to read only. */
final class Secret {

    private static final int BYTES = 32;

    private Secret() {}

    static String in(Path file) throws IOException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            String known = Files.readString(file).strip();
            if (!known.isEmpty()) {
                return known;
            }
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        Files.writeString(file, made);
        return made;
    }
}
