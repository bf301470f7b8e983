package org.dilmun.ejb.obligation;

import java.util.List;

/** A feature that knows what people owe or must do. Every view of dues and dates is a view of what these beans give. */
public interface ObligationSource {

    /** @return of that party; the source does not judge who asks */
    List<Obligation> obligations(long partyId);
}
