package org.dilmun.ejb.identity;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.AnsweredCall;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Sha256;
import org.dilmun.ejb.access.Caller;

/**
 * Does a client's call once, however often it is sent: the answer is kept under the client's key in the transaction of the
 * work itself. A refusal undoes both, so that a mended call may come under the same key.
 */
@ApplicationScoped
public class Idempotency {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1," + AnsweredCall.KEY_LENGTH + "}");

    @Inject
    Caller caller;

    @Inject
    AnsweredCalls calls;

    /**
     * The answer to a call: that of the work, or the one given before.
     *
     * @param key null: the client takes the risk of doing it twice
     * @param input what the call consists of; nothing that must not be hashed
     * @throws KeyReused if the key stood over another input
     */
    public <T> T once(String key, Object input, Class<T> type, Supplier<T> work) {
        return answer(key, input, type, work, this::firstOrSecond);
    }

    /**
     * As {@link #once}, for work that talks to the outside and may be repeated as it is: no transaction waits for it. A node
     * that dies in between lets the client's next call do the work again.
     */
    public <T> T onceOutside(String key, Object input, Class<T> type, Supplier<T> work) {
        return answer(key, input, type, work, (place, hash, outside) -> {
            Object made = outside.get();
            return firstOrSecond(place, hash, () -> made);
        });
    }

    /** How work that nobody was answered for is done and kept. */
    private interface Doing {
        String answer(AnsweredCall.Key place, String hash, Supplier<?> work);
    }

    private <T> T answer(String key, Object input, Class<T> type, Supplier<T> work, Doing doing) {
        if (key == null || !caller.actor().isClient()) {
            return work.get();
        }
        if (!FORM.matcher(key).matches()) {
            throw new KeyMalformed();
        }
        var place = new AnsweredCall.Key(caller.actor().id(), key);
        String hash = Sha256.hex(Json.write(input));
        return Json.read(calls.find(place, hash).orElseGet(() -> doing.answer(place, hash, work)), type);
    }

    private String firstOrSecond(AnsweredCall.Key place, String hash, Supplier<?> work) {
        try {
            return calls.carryOut(place, hash, work);
        } catch (Problem refused) {
            throw refused;
        } catch (RuntimeException failed) { // perhaps on the key, because another call came first
            Optional<String> other = calls.find(place, hash);
            if (other.isEmpty()) {
                throw failed;
            }
            return other.get();
        }
    }
}
