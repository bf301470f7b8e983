package org.dilmun.web.identity.openid;

/** A request to sign in of which it is not sure who sent it, so that nobody may be sent back: the person is told here. */
class SignInBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    enum Fault {
        CLIENT,
        ADDRESS,
        GONE
    }

    private final Fault fault;

    SignInBroken(Fault fault) {
        super(fault.name());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
