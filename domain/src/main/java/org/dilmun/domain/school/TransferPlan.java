package org.dilmun.domain.school;

import java.util.Set;

/**
 * What a transfer is to be.
 *
 * @param from code of the school that is left
 * @param to in which classes a seat is wanted
 * @param sibling whether the school has a sister or brother already
 * @param inCatchment whether the home is in an area for whose children the school is there
 * @param findings what stands against it, for the ministry to decide
 */
public record TransferPlan(String from, SeatGroup to, boolean sibling, boolean inCatchment, Set<Finding> findings) {

    public TransferPlan {
        findings = Set.copyOf(findings);
    }
}
