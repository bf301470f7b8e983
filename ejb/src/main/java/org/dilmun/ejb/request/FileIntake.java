package org.dilmun.ejb.request;

import java.io.InputStream;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Attachment;
import org.dilmun.ejb.audit.Audit;

/** Looks at what somebody sends, on the disk of this node and outside of any transaction: its size, type and content. */
@ApplicationScoped
public class FileIntake {

    @Inject
    AttachmentCheck check;

    @Inject
    VirusScan virusScan;

    @Inject
    Pictures pictures;

    @Inject
    Audit audit;

    /**
     * A file as it may be kept: a picture is written anew, a document stays as it is.
     *
     * @param object what it is for, as the audit trail names it
     * @param accept media types that are taken
     * @return for the caller to keep and to close
     * @throws FileTooLarge if it has more bytes than that
     * @throws FileTypeRefused if what it really is is not among them
     * @throws FileInfected if the scanner found something in it
     * @throws FileNotScanned if the scanner does not answer
     * @throws FileEncrypted if it is a document that nobody can open without a password
     * @throws FileUnreadable if it is broken
     * @throws PictureTooLarge if it is a picture with more pixels than are taken
     */
    public CheckedFile take(Reference object, String name, InputStream sent, int mostMegabytes, List<String> accept) {
        ReceivedFile received = ReceivedFile.of(sent, mostMegabytes);
        try {
            String mediaType = check.mediaType(received, accept);
            scan(object, received);
            if (!Pictures.takes(mediaType)) {
                Documents.require(received.path());
                return checked(name, mediaType, received);
            }
            CheckedFile picture = checked(name, mediaType, pictures.asKept(received, mediaType));
            received.close();
            return picture;
        } catch (RuntimeException e) {
            received.close();
            throw e;
        }
    }

    private void scan(Reference object, ReceivedFile received) {
        try {
            virusScan.require(received);
        } catch (FileInfected infected) {
            audit.recordApart("attachment.infected", object.value(), AuditEvent.Outcome.REFUSED);
            throw infected;
        }
    }

    private static CheckedFile checked(String name, String mediaType, ReceivedFile content) {
        return new CheckedFile(
                new Attachment.File(AttachmentCheck.name(name, mediaType), mediaType, content.size(), content.hash()),
                content);
    }
}
