package org.dilmun.domain.register;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** The import has ended or stands where it cannot do that. */
public class ImportMoveRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public ImportMoveRefused(Reference reference) {
        super(Kind.CONFLICT, "import-move-refused", Map.of("reference", reference));
    }
}
