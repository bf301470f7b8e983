package org.dilmun.ejb.operations;

import java.util.List;

/**
 * What a look at a database found.
 *
 * @param figures what was looked at, for the operator to read
 * @param faults what does not hold; empty: everything does
 */
record Proven(List<String> figures, List<String> faults) {

    boolean intact() {
        return faults.isEmpty();
    }
}
