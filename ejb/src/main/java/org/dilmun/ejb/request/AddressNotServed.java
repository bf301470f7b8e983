package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** No body provides the service where the address lies, or no address is known. */
public class AddressNotServed extends Problem {

    private static final long serialVersionUID = 1L;

    public AddressNotServed() {
        super(Kind.INVALID, "address-not-served");
    }
}
