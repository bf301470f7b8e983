package org.dilmun.ejb.persistence;

/**
 * Whether the transaction of this thread is one that is tried and always taken back. What would reach beyond it, into a transaction of
 * its own, the code of a service or a gateway, asks here and leaves it.
 */
public final class TrialRun {

    private static final ThreadLocal<Boolean> ON = new ThreadLocal<>();

    private TrialRun() {}

    public static boolean isOn() {
        return ON.get() != null;
    }

    /** From now on, until {@link #end}. */
    public static void begin() {
        ON.set(Boolean.TRUE);
    }

    public static void end() {
        ON.remove();
    }
}
