package org.dilmun.peers.gateway;

/**
 * Answer to a call that may be repeated.
 *
 * @param created whether this call made the value; otherwise an earlier one did
 */
record Once<T>(T value, boolean created) {

    static <T> Once<T> created(T value) {
        return new Once<>(value, true);
    }

    static <T> Once<T> repeated(T value) {
        return new Once<>(value, false);
    }

    /** HTTP status of the answer. */
    int status() {
        return created ? 201 : 200;
    }
}
