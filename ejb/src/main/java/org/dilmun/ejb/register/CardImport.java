package org.dilmun.ejb.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Hands the cards of a file to the register of identity cards, of which there is one at most; without one they are passed over. */
@ApplicationScoped
public class CardImport {

    @Inject
    @Any
    Instance<ImportedCards> registers;

    /** @return to be added to: ids of people by the number of their card */
    Map<String, Long> holders(Collection<String> numbers) {
        var holders = new HashMap<String, Long>();
        if (!numbers.isEmpty()) {
            registers.forEach(register -> holders.putAll(register.holders(numbers)));
        }
        return holders;
    }

    void take(Map<Long, ImportedCards.Card> byHolder) {
        if (!byHolder.isEmpty()) {
            registers.forEach(register -> register.take(byHolder));
        }
    }
}
