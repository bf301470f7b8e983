package org.dilmun.ejb.request;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.request.Attachment;

/** Looks at what people send as a file, before it is kept. */
@ApplicationScoped
public class AttachmentCheck {

    /** Of one file. */
    public static final int MAX_MEGABYTES = 5;

    private static final int NAME_LENGTH = 200;
    private final Tika tika = new Tika();

    /**
     * The file, if it is what it may be. What it is the content tells: the name is only the sender's claim.
     *
     * @param accept media types that the question takes
     */
    public Attachment.File check(String fileName, byte[] content, List<String> accept) {
        if (content.length == 0) {
            throw new FileEmpty();
        }
        if (content.length > MAX_MEGABYTES << 20) {
            throw new FileTooLarge(MAX_MEGABYTES);
        }
        String mediaType = tika.detect(content);
        if (!accept.contains(mediaType)) {
            throw new FileTypeRefused(mediaType);
        }
        return new Attachment.File(name(fileName, mediaType), mediaType, content.length, Sha256.hex(content));
    }

    /** Without path and what cannot be seen; the end is kept, for its extension. */
    private static String name(String given, String mediaType) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = TypedText.line(last);
        String ending = ending(clean, mediaType);
        int start = Math.max(0, clean.length() + ending.length() - NAME_LENGTH);
        boolean split = start > 0 && start < clean.length() && Character.isLowSurrogate(clean.charAt(start));
        return (clean.isEmpty() ? "file" : clean.substring(split ? start + 1 : start)) + ending;
    }

    /** Nothing, if the name ends as names of that type do; else what it lacks: an official's machine opens a file by its name. */
    private static String ending(String name, String mediaType) {
        try {
            List<String> usual =
                    MimeTypes.getDefaultMimeTypes().forName(mediaType).getExtensions();
            boolean fits = usual.isEmpty() || usual.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
            return fits ? "" : usual.get(0);
        } catch (MimeTypeException e) {
            throw new IllegalArgumentException(mediaType, e);
        }
    }
}
