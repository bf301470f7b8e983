package org.dilmun.peers.gateway;

import java.util.Optional;

/**
 * Who pays with a wallet or from an account.
 *
 * @param masked the last four of what the operator calls them by
 */
record Payer(Story story, String scheme, String masked) implements Instrument {

    @Override
    public Optional<String> declineCode() {
        return story.declineCode();
    }

    @Override
    public boolean has(Trait asked) {
        return story.has(asked);
    }
}
