package org.dilmun.web.api;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The body has a field that the operation does not know. */
public class UnknownField extends Problem {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    public UnknownField(String field) {
        super(Kind.INVALID, "json-field-unknown", Map.of("field", shown(field)));
    }

    static String shown(String field) {
        return field.length() > SHOWN ? field.substring(0, SHOWN) + "…" : field;
    }
}
