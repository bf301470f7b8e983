package org.dilmun.domain.memo;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A memo has a subject and a text, in so many characters at most. */
public class MemoIncomplete extends Problem {

    private static final long serialVersionUID = 1L;

    MemoIncomplete() {
        super(
                Kind.INVALID,
                "memo-incomplete",
                Map.of(
                        "subject", MemoContent.SUBJECT_LENGTH,
                        "text", MemoContent.TEXT_LENGTH,
                        "asked", MemoContent.ASKED_LENGTH));
    }
}
