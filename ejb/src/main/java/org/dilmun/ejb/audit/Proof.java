package org.dilmun.ejb.audit;

import java.util.Locale;

/**
 * What a walk over sealed blocks found.
 *
 * @param from the first block that was looked at
 * @param to the last one; one less than {@code from} if there was none
 * @param events how many of them fit
 * @param fault the first thing that does not fit; null if everything does
 * @param block where it does not fit; 0 if nothing is wrong or the event is in no block
 * @param event the event that does not fit; 0 if none can be named
 * @param more whether blocks follow that were not looked at
 */
public record Proof(long from, long to, long events, Fault fault, long block, long event, boolean more) {

    /** What can be wrong with the trail. */
    public enum Fault {
        /** A block is not there. */
        BLOCK_MISSING,
        /** A block does not continue the one before: one of the two was replaced. */
        BLOCK_REPLACED,
        /** A block's own row or the list of its events is not the one that was sealed. */
        BLOCK_CHANGED,
        EVENT_CHANGED,
        EVENT_REMOVED,
        /** An event stands in a block, or between blocks, that was never sealed there. */
        EVENT_SLIPPED_IN,
        /** The events of a block stand in another order. */
        ORDER_CHANGED;

        /** @return as keys of texts write it: {@code block-missing} */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean intact() {
        return fault == null;
    }
}
