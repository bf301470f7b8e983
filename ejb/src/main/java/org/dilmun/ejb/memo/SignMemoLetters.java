package org.dilmun.ejb.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.document.SignedLetters;
import org.dilmun.ejb.outbox.OutboxHandler;

/** Makes the letter of a memo that was sent: worded in one transaction, set and signed in none, kept in another. */
@ApplicationScoped
public class SignMemoLetters implements OutboxHandler {

    @Inject
    MemoLetters memos;

    @Inject
    SignedLetters letters;

    @Override
    public String lane() {
        return MemoLetters.LANE;
    }

    @Override
    public void deliver(OutboxMessage message) {
        letters.requireSigner();
        var reference = new Reference(message.key());
        memos.draft(reference).ifPresent(letter -> memos.record(reference, letters.sign(letter)));
    }
}
