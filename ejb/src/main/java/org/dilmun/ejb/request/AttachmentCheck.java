package org.dilmun.ejb.request;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.tika.Tika;

import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.request.Attachment;

/** Looks at what people send as a file, before it is kept. */
@ApplicationScoped
public class AttachmentCheck {

    /** Of one file. */
    public static final int MAX_MEGABYTES = 5;

    private static final int NAME_LENGTH = 200;
    private static final Pattern NOT_IN_NAMES =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]");

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
        return new Attachment.File(name(fileName), mediaType, content.length, Sha256.hex(content));
    }

    /** Without path and control characters; the end is kept, for its extension. */
    private static String name(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = NOT_IN_NAMES.matcher(last).replaceAll("").strip();
        int points = clean.codePointCount(0, clean.length());
        int start = clean.offsetByCodePoints(0, Math.max(0, points - NAME_LENGTH));
        return clean.isEmpty() ? "file" : clean.substring(start);
    }
}
