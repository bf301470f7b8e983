package org.dilmun.ejb.table;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The first line of the file names a column that is none, or one twice: a slip of the pen would lose what stands below it. */
public class ColumnUnknown extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param place from 1 on; what stands there is not repeated */
    public ColumnUnknown(int place) {
        super(Kind.INVALID, "import-column-unknown", Map.of("place", place));
    }
}
