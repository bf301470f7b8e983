package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** The scanner does not answer, and no file gets in without it. */
public class FileNotScanned extends Problem {

    private static final long serialVersionUID = 1L;

    public FileNotScanned() {
        super(Kind.UNAVAILABLE, "file-not-scanned");
    }
}
