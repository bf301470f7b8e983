package org.dilmun.ejb.bulk;

import java.util.random.RandomGenerator;

/**
 * Gives references their characters so that no two are equal, without remembering any: counts through all numbers of
 * seven characters in an order that looks like chance.
 */
final class DistinctDraws implements RandomGenerator {

    private static final int CHARACTERS = 7;
    private static final int BITS = 5;
    private static final long NUMBERS = 1L << (CHARACTERS * BITS);

    /** Odd, so that multiplying by it changes the order of the numbers and loses none. */
    private static final long STRIDE = 21_267_428_131L;

    private final long start;
    private long count;
    private long number;
    private int left;

    DistinctDraws(long start) {
        this.start = start;
    }

    @Override
    public int nextInt(int bound) {
        if (bound != 1 << BITS) {
            throw new IllegalArgumentException("characters of " + BITS + " bits only");
        }
        if (left == 0) {
            number = ((start + count++) * STRIDE) & (NUMBERS - 1);
            left = CHARACTERS;
        }
        left--;
        return (int) (number >> (left * BITS)) & (bound - 1);
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("characters only");
    }
}
