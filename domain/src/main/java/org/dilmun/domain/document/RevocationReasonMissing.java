package org.dilmun.domain.document;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The holder must be told why a document is revoked, in at most so many characters. */
public class RevocationReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    public RevocationReasonMissing(int maxLength) {
        super(Kind.INVALID, "revocation-reason-missing", Map.of("maxLength", maxLength));
    }
}
