package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;

import org.dilmun.ejb.identity.CallAllowances.Portion;
import org.dilmun.ejb.identity.CallLimits.Spent;

/** What this node may still give a caller in a window. */
final class Purse {

    /** Portions that a limit has; one of fewer calls than that is taken call by call. */
    private static final int PORTIONS = 20;

    private Instant window = Instant.EPOCH;
    private int own;

    /** Of what was given in advance, and no other node knows of. */
    private int owed;

    /** What no node had taken when this one last asked. */
    private int elsewhere;

    /** How all nodes together give portions. */
    interface Allowances {
        Portion take(Instant window, int wanted);
    }

    static int portion(int most) {
        return Math.max(1, most / PORTIONS);
    }

    static Instant window(Instant now) {
        long seconds = CallLimits.WINDOW.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    }

    /**
     * Pays for one call.
     *
     * @param most calls of a window
     * @param advance of them, given in each window before the other nodes are asked
     */
    synchronized Spent spend(Instant now, int most, int advance, Allowances allowances) {
        open(window(now), most, advance);
        if (own == 0 && elsewhere > 0) {
            Portion portion = allowances.take(window, portion(most) + owed);
            own = Math.max(0, portion.calls() - owed);
            owed = 0;
            elsewhere = portion.left();
        }
        boolean granted = own > 0;
        own -= granted ? 1 : 0;
        return new Spent(granted, most, own + elsewhere, Duration.between(now, window.plus(CallLimits.WINDOW)));
    }

    private void open(Instant now, int most, int advance) {
        if (!window.equals(now)) {
            window = now;
            own = advance;
            owed = advance;
            elsewhere = most - advance;
        }
    }
}
