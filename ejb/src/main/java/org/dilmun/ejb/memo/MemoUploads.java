package org.dilmun.ejb.memo;

import java.io.InputStream;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.request.AttachmentCheck;
import org.dilmun.ejb.request.AttachmentLimits;
import org.dilmun.ejb.request.CheckedFile;
import org.dilmun.ejb.request.FileIntake;

/** Files of their own that officials send with an answer; looked at as those of applicants are. */
@ApplicationScoped
public class MemoUploads {

    /** Files of one answer at most. */
    public static final int MOST = 5;

    private static final List<String> ACCEPTED = List.of("application/pdf", "image/jpeg", "image/png");

    @Inject
    FileIntake intake;

    @Inject
    AttachmentLimits limits;

    /**
     * Looks at a file; what is refused says {@link FileIntake#take}.
     *
     * @param memo that is answered, or the draft of the answer
     * @return for the caller to hand over with the answer, and to close
     */
    public CheckedFile take(Reference memo, String name, InputStream sent) {
        return intake.take(memo, name, sent, megabytes(), ACCEPTED);
    }

    /** @return of one file at most */
    public int megabytes() {
        return limits.megabytes();
    }

    /** @return as people call them, {@code PDF, JPG, PNG} */
    public String kinds() {
        return AttachmentCheck.kinds(ACCEPTED);
    }

    /** @return as a form names them */
    public String mediaTypes() {
        return String.join(",", ACCEPTED);
    }
}
