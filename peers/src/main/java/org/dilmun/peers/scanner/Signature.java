package org.dilmun.peers.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the test file of EICAR in a content that comes in parts, wherever they were cut. */
final class Signature {

    static final String NAME = "Eicar-Signature";

    /** In two halves, so that this class is no virus itself. */
    private static final byte[] TEST_FILE = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$"
                    + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private final byte[] last = new byte[TEST_FILE.length];
    private int filled;
    private boolean found;

    void look(byte[] part) {
        for (byte next : part) {
            if (filled == last.length) {
                System.arraycopy(last, 1, last, 0, last.length - 1);
                filled--;
            }
            last[filled++] = next;
            found |= filled == last.length && last[0] == TEST_FILE[0] && Arrays.equals(last, TEST_FILE);
        }
    }

    boolean found() {
        return found;
    }
}
