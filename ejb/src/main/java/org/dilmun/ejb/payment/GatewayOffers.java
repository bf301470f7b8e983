package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Map;

/**
 * Which gateways take money for whom, by their codes, the preferred first.
 *
 * @param usual of all bodies that have no other
 * @param bodies of those that have, by the code of the body
 */
record GatewayOffers(List<String> usual, Map<String, List<String>> bodies) {

    GatewayOffers {
        usual = List.copyOf(usual);
        bodies = bodies == null ? Map.of() : Map.copyOf(bodies);
    }
}
