package org.dilmun.domain.identity;

import java.util.List;

/** By what somebody has signed in. */
public enum SignInProof {
    PASSWORD(AuthenticationLevel.PASSWORD, "pwd"),
    /** The password, then a code of the authenticator app or a recovery code, which is a one-time code too. */
    PASSWORD_AND_CODE(AuthenticationLevel.TWO_FACTOR, "pwd otp mfa"),
    PASSWORD_AND_PASSKEY(AuthenticationLevel.PASSKEY, "pwd pop user mfa"),
    /** Alone: the device has made sure of the person by itself. */
    PASSKEY(AuthenticationLevel.PASSKEY, "pop user mfa");

    private final AuthenticationLevel level;
    private final String methods;

    SignInProof(AuthenticationLevel level, String methods) {
        this.level = level;
        this.methods = methods;
    }

    public AuthenticationLevel level() {
        return level;
    }

    /** Whether the password was part of it. */
    public boolean byPassword() {
        return this != PASSKEY;
    }

    /** @return as {@code amr} says it (RFC 8176) */
    public List<String> methods() {
        return List.of(methods.split(" "));
    }
}
