package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A case has as many files as it may have. */
public class FilesTooMany extends Problem {

    private static final long serialVersionUID = 1L;

    public FilesTooMany(int most) {
        super(Kind.CONFLICT, "files-too-many", Map.of("most", most));
    }
}
