package org.dilmun.domain.school.results;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** The sheet of results stands where that cannot be done. */
public class SheetMoveRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public SheetMoveRefused(Reference sheet) {
        super(Kind.CONFLICT, "result-sheet-move-refused", Map.of("reference", sheet));
    }
}
