package org.dilmun.domain.memo;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** An answer has as many files as it may have. */
public class MemoFilesTooMany extends Problem {

    private static final long serialVersionUID = 1L;

    public MemoFilesTooMany(int most) {
        super(Kind.INVALID, "memo-files-too-many", Map.of("most", most));
    }
}
