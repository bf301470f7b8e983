package org.dilmun.domain.register;

/** What became of the lines of a batch. */
public record Tally(int added, int updated, int unchanged, int rejected) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                added + other.added, updated + other.updated, unchanged + other.unchanged, rejected + other.rejected);
    }
}
