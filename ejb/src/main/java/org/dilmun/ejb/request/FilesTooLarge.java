package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** All files of a case together come to more than is taken. */
public class FilesTooLarge extends Problem {

    private static final long serialVersionUID = 1L;

    public FilesTooLarge(int maxMegabytes) {
        super(Kind.TOO_LARGE, "files-too-large", Map.of("maxMegabytes", maxMegabytes));
    }
}
