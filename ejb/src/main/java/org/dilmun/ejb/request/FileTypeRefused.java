package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The content is of a media type that the question does not take, whatever the file's name says. */
public class FileTypeRefused extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param accepted the kinds that it takes, as people call them */
    public FileTypeRefused(String mediaType, String accepted) {
        super(Kind.INVALID, "file-type-refused", Map.of("mediaType", mediaType, "accepted", accepted));
    }
}
