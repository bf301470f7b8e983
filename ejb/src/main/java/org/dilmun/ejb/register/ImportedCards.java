package org.dilmun.ejb.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** The register of identity cards, as far as a file of people fills it. */
public interface ImportedCards {

    /**
     * A card as the file names it.
     *
     * @param expiresOn its last valid day
     */
    record Card(String number, LocalDate expiresOn) {}

    /** @return whose those cards are or were: ids of people by the number of the card; of unknown ones nothing */
    Map<String, Long> holders(Collection<String> numbers);

    /**
     * Takes over which card each of those people has: the one before, if it is another, is valid no longer. A card that was cancelled
     * stays so.
     *
     * @param byHolder cards that are nobody else's
     */
    void take(Map<Long, Card> byHolder);
}
