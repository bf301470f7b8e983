package org.dilmun.domain.request;

import org.dilmun.domain.kernel.Problem;

/** A note is corrected by who wrote it. */
public class NoteOfAnother extends Problem {

    private static final long serialVersionUID = 1L;

    NoteOfAnother() {
        super(Kind.FORBIDDEN, "note-of-another");
    }
}
