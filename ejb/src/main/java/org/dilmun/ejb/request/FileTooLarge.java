package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A file has more bytes than are taken. */
public class FileTooLarge extends Problem {

    private static final long serialVersionUID = 1L;

    public FileTooLarge(int maxMegabytes) {
        super(Kind.TOO_LARGE, "file-too-large", Map.of("maxMegabytes", maxMegabytes));
    }
}
