package org.dilmun.ejb.operations;

/** A backup or restore that does not begin: nothing was changed. The message is for the operator. */
public class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupRefused(String message) {
        super(message);
    }
}
