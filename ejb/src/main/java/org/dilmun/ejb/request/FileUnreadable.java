package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** A document or a picture that cannot be opened, by us or by an official. */
public class FileUnreadable extends Problem {

    private static final long serialVersionUID = 1L;

    public FileUnreadable() {
        super(Kind.INVALID, "file-unreadable");
    }
}
