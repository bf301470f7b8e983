package org.dilmun.ejb.mandate;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Nobody has more offers waiting for an answer than a person needs: each is a message in somebody's inbox. */
public class MandatesTooMany extends Problem {

    private static final long serialVersionUID = 1L;

    public MandatesTooMany(int most) {
        super(Kind.CONFLICT, "mandates-too-many", Map.of("most", most));
    }
}
