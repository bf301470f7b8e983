package org.dilmun.ejb.table;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The first line of the file does not name a column that it has to name. */
public class ColumnMissing extends Problem {

    private static final long serialVersionUID = 1L;

    public ColumnMissing(String column) {
        super(Kind.INVALID, "import-column-missing", Map.of("column", column));
    }
}
