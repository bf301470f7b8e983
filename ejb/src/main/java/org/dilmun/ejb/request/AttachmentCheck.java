package org.dilmun.ejb.request;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

import org.dilmun.domain.kernel.TypedText;

/** What a file is, and what it is called: the name is only the sender's claim, the content tells. */
@ApplicationScoped
public class AttachmentCheck {

    private static final int NAME_LENGTH = 200;
    private final Tika tika = new Tika();

    /**
     * What the content really is, if it is one of those.
     *
     * @param accept media types that the question takes
     */
    public String mediaType(ReceivedFile file, List<String> accept) {
        if (file.size() == 0) {
            throw new FileEmpty();
        }
        String mediaType = found(file);
        if (!accept.contains(mediaType)) {
            throw new FileTypeRefused(mediaType, kinds(accept));
        }
        return mediaType;
    }

    private String found(ReceivedFile file) {
        try (InputStream content = new BufferedInputStream(file.open())) {
            return tika.detect(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return those media types as people call them, {@code PDF, JPG} */
    public static String kinds(List<String> mediaTypes) {
        return mediaTypes.stream()
                .map(type -> endings(type).stream().findFirst().orElse(type))
                .map(ending -> ending.replace(".", "").toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Without path and what cannot be seen; the end is kept, for its extension. */
    static String name(String given, String mediaType) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = TypedText.line(last);
        String ending = ending(clean, mediaType);
        int start = Math.max(0, clean.length() + ending.length() - NAME_LENGTH);
        boolean split = start > 0 && start < clean.length() && Character.isLowSurrogate(clean.charAt(start));
        return (clean.isEmpty() ? "file" : clean.substring(split ? start + 1 : start)) + ending;
    }

    /** Nothing, if the name ends as names of that type do; else what it lacks: an official's machine opens a file by its name. */
    private static String ending(String name, String mediaType) {
        List<String> usual = endings(mediaType);
        boolean fits = usual.isEmpty() || usual.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        return fits ? "" : usual.get(0);
    }

    private static List<String> endings(String mediaType) {
        try {
            return MimeTypes.getDefaultMimeTypes().forName(mediaType).getExtensions();
        } catch (MimeTypeException e) {
            throw new IllegalArgumentException(mediaType, e);
        }
    }
}
