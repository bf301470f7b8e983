package org.dilmun.web.identity.openid;

import java.util.Optional;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;

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
    private final transient RelyingParty party;
    private final RefusalReason reason;

    SignInBroken(Fault fault) {
        this(fault, null, null);
    }

    /** Of one that is known, so that its developers see why. */
    SignInBroken(Fault fault, RelyingParty party, RefusalReason reason) {
        super(fault.name());
        this.fault = fault;
        this.party = party;
        this.reason = reason;
    }

    Fault fault() {
        return fault;
    }

    /** @return in whose name it came; empty if that is not known */
    Optional<RelyingParty> party() {
        return Optional.ofNullable(party);
    }

    /** @return null if it is not known in whose name it came */
    RefusalReason reason() {
        return reason;
    }
}
