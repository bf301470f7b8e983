package org.dilmun.peers.gateway;

/** The gateway cannot start; the message is the one line that its operator sees. */
final class StartRefused extends RuntimeException {

    StartRefused(String message) {
        super(message);
    }
}
