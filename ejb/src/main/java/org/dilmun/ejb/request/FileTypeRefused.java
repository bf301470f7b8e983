package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The content is of a media type that the question does not take, whatever the file's name says. */
public class FileTypeRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public FileTypeRefused(String mediaType) {
        super(Kind.INVALID, "file-type-refused", Map.of("mediaType", mediaType));
    }
}
