package org.dilmun.ejb.operations;

/** A restore that began and cannot end: the database stays marked as unfinished. The message is for the operator. */
class RestoreFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RestoreFailed(String message) {
        super(message);
    }
}
