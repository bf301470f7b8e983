package org.dilmun.ejb.request;

import java.io.InputStream;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;

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
    FileIntake intake;

    /**
     * Keeps a file as the answer to that field, in place of the one before it. It may come before the answer that opens
     * its branch, since a page sends both at once; the next page that is saved drops it if the branch stays closed.
     * What is refused of the file itself says {@link FileIntake#take}.
     *
     * @throws FilesTooMany if the case has as many as it may have
     * @throws FilesTooLarge if all of its files together come to more than is taken
     */
    public Request attach(Reference reference, String fieldId, String fileName, InputStream sent) {
        Field field = drafts.fileField(reference, fieldId);
        try (CheckedFile checked = intake.take(reference, fileName, sent, limits.megabytes(field), field.accept())) {
            return drafts.attach(reference, fieldId, checked.file(), checked.content());
        }
    }
}
