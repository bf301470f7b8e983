package org.dilmun.domain.kernel;

/** What was given as a reference is none: wrong form, or its check character does not fit. */
public class MalformedReference extends Problem {

    private static final long serialVersionUID = 1L;

    public MalformedReference() {
        super(Kind.INVALID, "reference-malformed");
    }
}
