package org.dilmun.domain.identity.openid;

import java.util.Locale;

/** What was wrong with a call of a relying party, more exactly than the errors of OAuth say it, for those who mend it. */
public enum RefusalReason {
    /** The address to come back to is not registered. */
    ADDRESS,
    LOGOUT_ADDRESS,
    /** A pushed request that was used, is too old, or was pushed by another. */
    REQUEST_GONE,
    REPEATED,
    TOO_LONG,
    REQUEST_OBJECT,
    REQUEST_URI,
    REGISTRATION,
    RESPONSE_TYPE,
    RESPONSE_MODE,
    CHALLENGE,
    /** What the protocol does not know in that place; the error says more. */
    MALFORMED,
    HINT,
    SCOPE,
    /** Something essential is not so for that person. */
    UNMET,
    /** In test mode, somebody who is nobody of its body. */
    TEST_MODE,
    SUSPENDED,
    CLIENT_OTHER,
    PROOF_MISSING,
    PROOF_METHOD,
    SECRET,
    SECRET_NONE,
    SECRET_ENDED,
    ASSERTION,
    KEYS_ENDED,
    VERIFIER_MISSING,
    TOKEN_MISSING,
    CODE_UNKNOWN,
    CODE_USED,
    CODE_ADDRESS,
    CODE_VERIFIER,
    CODE_OLD,
    REFRESH_UNKNOWN,
    REFRESH_USED,
    /** The person signed out, withdrew the consent or has no account any more, or the time is over. */
    SIGN_IN_OVER;

    /** @return {@code code-used} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
