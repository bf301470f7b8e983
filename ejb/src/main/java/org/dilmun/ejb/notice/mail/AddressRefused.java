package org.dilmun.ejb.notice.mail;

/** A server has said for good that it takes no mail for that address: to try again would change nothing. */
public class AddressRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressRefused(Throwable cause) {
        super("the address is refused", cause);
    }
}
