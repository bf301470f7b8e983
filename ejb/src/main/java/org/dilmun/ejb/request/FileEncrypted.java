package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** A document that nobody opens without a password. */
public class FileEncrypted extends Problem {

    private static final long serialVersionUID = 1L;

    public FileEncrypted() {
        super(Kind.INVALID, "file-encrypted");
    }
}
