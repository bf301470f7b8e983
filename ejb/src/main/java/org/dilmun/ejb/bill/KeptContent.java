package org.dilmun.ejb.bill;

import java.io.InputStream;

import org.dilmun.ejb.request.Blobs;

/** A kept content as a stream, of which a chunk is in memory at a time, and no transaction open while it is worked on. */
final class KeptContent extends InputStream {

    private final Blobs blobs;
    private final String hash;
    private byte[] chunk = {};
    private int next;
    private int position;

    KeptContent(Blobs blobs, String hash) {
        this.blobs = blobs;
        this.hash = hash;
    }

    @Override
    public int read() {
        return isThere() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        if (!isThere()) {
            return -1;
        }
        int count = Math.min(most, chunk.length - position);
        System.arraycopy(chunk, position, into, from, count);
        position += count;
        return count;
    }

    private boolean isThere() {
        if (position == chunk.length) {
            chunk = blobs.chunk(hash, next++);
            position = 0;
        }
        return chunk.length > 0;
    }
}
