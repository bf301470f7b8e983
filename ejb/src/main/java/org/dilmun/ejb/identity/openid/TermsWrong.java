package org.dilmun.ejb.identity.openid;

import java.util.List;

import org.dilmun.domain.kernel.Problem;

/** Terms that a relying party cannot have. */
public class TermsWrong extends Problem {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * What is wrong.
     *
     * @param field of the form
     * @param code of the text that says it
     * @param value what was typed, where the text names it; empty elsewhere, and for whatever must not be repeated
     */
    public record Mistake(String field, String code, String value) {

        static Mistake of(String field, String code) {
            return new Mistake(field, code, "");
        }
    }

    TermsWrong(List<Mistake> mistakes) {
        super(Kind.INVALID, "relying-party-terms-wrong");
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
