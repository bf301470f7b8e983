package org.dilmun.ejb.persistence;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** The work of a job, a stretch at a time and each piece by itself: one that fails holds up none behind it. */
public final class Stretches {

    /** Pieces of a stretch. */
    public static final int SIZE = 100;

    private Stretches() {}

    /**
     * Does all of it, as long as the job may go on, and throws then what failed first, with the rest beside it.
     *
     * @param start comes before all pieces
     * @param mayGoOn asked before each stretch
     * @param following up to {@link #SIZE} pieces after that one, in order
     */
    public static <T> void each(T start, BooleanSupplier mayGoOn, Function<T, List<T>> following, Consumer<T> work) {
        RuntimeException failure = null;
        T last = start;
        while (last != null && mayGoOn.getAsBoolean()) {
            List<T> stretch = following.apply(last);
            for (T piece : stretch) {
                failure = carryOut(piece, work, failure);
            }
            last = stretch.size() < SIZE ? null : stretch.get(SIZE - 1);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static <T> RuntimeException carryOut(T piece, Consumer<T> work, RuntimeException before) {
        try {
            work.accept(piece);
            return before;
        } catch (RuntimeException e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }
}
