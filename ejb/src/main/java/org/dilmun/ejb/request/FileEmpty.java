package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** A file without content. */
public class FileEmpty extends Problem {

    private static final long serialVersionUID = 1L;

    public FileEmpty() {
        super(Kind.INVALID, "file-empty");
    }
}
