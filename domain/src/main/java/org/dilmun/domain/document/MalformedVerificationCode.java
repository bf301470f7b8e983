package org.dilmun.domain.document;

import org.dilmun.domain.kernel.Problem;

/** No document can have that code: it has another form, or its check character does not fit. */
public class MalformedVerificationCode extends Problem {

    private static final long serialVersionUID = 1L;

    public MalformedVerificationCode() {
        super(Kind.INVALID, "verification-code-malformed");
    }
}
