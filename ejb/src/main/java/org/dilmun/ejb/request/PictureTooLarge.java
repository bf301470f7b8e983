package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A picture has more pixels than are taken. */
public class PictureTooLarge extends Problem {

    private static final long serialVersionUID = 1L;

    public PictureTooLarge(int maxMegapixels) {
        super(Kind.TOO_LARGE, "picture-too-large", Map.of("maxMegapixels", maxMegapixels));
    }
}
