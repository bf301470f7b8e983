package org.dilmun.ejb.persistence;

/** How often a thread has asked the database since it began to count. A batch counts once, as it travels once. */
public final class StatementCount {

    private static final ThreadLocal<int[]> COUNTED = ThreadLocal.withInitial(() -> new int[1]);

    private StatementCount() {}

    /** From now on, on this thread. */
    public static void begin() {
        COUNTED.get()[0] = 0;
    }

    /** @return statements of this thread since it began */
    public static int get() {
        return COUNTED.get()[0];
    }

    static void add() {
        COUNTED.get()[0]++;
    }
}
