package org.dilmun.domain.access;

import java.io.Serializable;
import java.util.Set;

/**
 * In whose name somebody acts, and how far that goes. Where it comes from, a power of attorney or what a register says, makes no
 * difference here.
 *
 * @param principal party id of the one in whose name it is
 * @param mandate id of what it rests on
 * @param services codes of the services that it covers
 */
public record Behalf(long principal, long mandate, Set<String> services) implements Serializable {

    public Behalf {
        services = Set.copyOf(services);
    }

    /** @return whether it covers what that person applies for by that service */
    public boolean covers(long applicant, String service) {
        return principal == applicant && services.contains(service);
    }
}
