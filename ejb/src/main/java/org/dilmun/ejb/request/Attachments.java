package org.dilmun.ejb.request;

import java.io.InputStream;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.audit.Audit;

/**
 * Takes in what people attach. A file is looked at before a transaction begins, on the disk of this node: neither the scanner nor a
 * large picture keeps the case locked or a connection busy.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Attachments {

    @Inject
    Drafts drafts;

    @Inject
    AttachmentLimits limits;

    @Inject
    AttachmentCheck check;

    @Inject
    VirusScan virusScan;

    @Inject
    Pictures pictures;

    @Inject
    Audit audit;

    /**
     * Keeps a file as the answer to that field, in place of the one before it. It may come before the answer that opens
     * its branch, since a page sends both at once; the next page that is saved drops it if the branch stays closed.
     *
     * @throws FileTooLarge if it has more bytes than the field takes
     * @throws FileTypeRefused if the field does not take what the file really is
     * @throws FileInfected if the scanner found something in it
     * @throws FileNotScanned if the scanner does not answer
     * @throws FileEncrypted if it is a document that nobody can open without a password
     * @throws FileUnreadable if it is broken
     * @throws PictureTooLarge if it is a picture with more pixels than are taken
     * @throws FilesTooMany if the case has as many as it may have
     * @throws FilesTooLarge if all of its files together come to more than is taken
     */
    public Request attach(Reference reference, String fieldId, String fileName, InputStream sent) {
        Field field = drafts.fileField(reference, fieldId);
        try (ReceivedFile received = ReceivedFile.of(sent, limits.megabytes(field))) {
            String mediaType = check.mediaType(received, field.accept());
            scan(reference, received);
            if (!Pictures.takes(mediaType)) {
                Documents.require(received.path());
                return keep(reference, fieldId, fileName, mediaType, received);
            }
            try (ReceivedFile kept = pictures.asKept(received, mediaType)) {
                return keep(reference, fieldId, fileName, mediaType, kept);
            }
        }
    }

    private void scan(Reference reference, ReceivedFile received) {
        try {
            virusScan.require(received);
        } catch (FileInfected infected) {
            audit.recordApart("attachment.infected", reference.value(), AuditEvent.Outcome.REFUSED);
            throw infected;
        }
    }

    private Request keep(Reference reference, String fieldId, String fileName, String mediaType, ReceivedFile content) {
        var file = new Attachment.File(
                AttachmentCheck.name(fileName, mediaType), mediaType, content.size(), content.hash());
        return drafts.attach(reference, fieldId, file, content);
    }
}
