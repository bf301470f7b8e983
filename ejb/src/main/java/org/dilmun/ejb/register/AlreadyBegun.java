package org.dilmun.ejb.register;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** An import of that very file runs or stands still. */
public class AlreadyBegun extends Problem {

    private static final long serialVersionUID = 1L;

    public AlreadyBegun(Reference reference) {
        super(Kind.CONFLICT, "import-already-begun", Map.of("reference", reference));
    }
}
