package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** The scanner found harmful software in a file. */
public class FileInfected extends Problem {

    private static final long serialVersionUID = 1L;

    public FileInfected() {
        super(Kind.INVALID, "file-infected");
    }
}
