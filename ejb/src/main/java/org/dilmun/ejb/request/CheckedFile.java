package org.dilmun.ejb.request;

import org.dilmun.domain.request.Attachment;

/**
 * A file that was looked at and may be kept; on the disk of this node until it is closed.
 *
 * @param file what it is, by its content
 * @param content for {@link Blobs#put(ReceivedFile)}
 */
public record CheckedFile(Attachment.File file, ReceivedFile content) implements AutoCloseable {

    @Override
    public void close() {
        content.close();
    }
}
