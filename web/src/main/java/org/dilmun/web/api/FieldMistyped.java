package org.dilmun.web.api;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A field of the body has a value of another type than the contract says, or characters that are none. */
public class FieldMistyped extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param field with the fields around it, {@code answers.reason} */
    public FieldMistyped(String field) {
        super(Kind.INVALID, "json-field-mistyped", Map.of("field", UnknownField.shown(field)));
    }
}
