package org.dilmun.ejb.school.results;

import org.dilmun.domain.kernel.Problem;

/** No file was chosen, or it is packed and cannot be unpacked to its end. */
public class ResultFileBroken extends Problem {

    private static final long serialVersionUID = 1L;

    public ResultFileBroken() {
        super(Kind.INVALID, "result-file-broken");
    }
}
