package org.dilmun.ejb.school.results;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** An upload has more lines, or more bytes once it is unpacked, than any exam needs. */
public class ResultFileTooLarge extends Problem {

    private static final long serialVersionUID = 1L;

    public ResultFileTooLarge(int lines) {
        super(Kind.TOO_LARGE, "result-file-too-large", Map.of("lines", lines));
    }
}
