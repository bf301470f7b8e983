package org.dilmun.ejb.payment;

import java.util.ArrayList;
import java.util.List;

/** The points of a history at which the process may be killed: after each commit, and after each answer of a gateway. */
final class Points {

    /** The process is gone: nobody catches that but the test. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed(String point) {
            super("killed after " + point);
        }
    }

    private final List<String> passed = new ArrayList<>();
    private int left;

    /** @param more points that are still passed, with the one after which the process dies; 0: it lives */
    void killAfter(int more) {
        left = more;
    }

    void pass(String name) {
        passed.add(name);
        if (left > 0) {
            left--;
            if (left == 0) {
                throw new Killed(name);
            }
        }
    }

    List<String> passed() {
        return List.copyOf(passed);
    }
}
