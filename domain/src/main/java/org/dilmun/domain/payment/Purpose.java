package org.dilmun.domain.payment;

/**
 * What an order, or an item of it, pays for; there is one order for each.
 *
 * @param kind sort of thing, at most 20 characters: {@link #REQUEST}, {@link #BASKET} …
 * @param id that thing's id
 */
public record Purpose(String kind, long id) {

    /** A case. */
    public static final String REQUEST = "request";

    /** The cases of a journey together; each of them is an item. */
    public static final String JOURNEY = "journey";

    /** What a body has billed. */
    public static final String BILL = "bill";

    /** Bills that are paid together; each of them is an item. */
    public static final String BASKET = "basket";

    public static Purpose request(long id) {
        return new Purpose(REQUEST, id);
    }

    public static Purpose bill(long id) {
        return new Purpose(BILL, id);
    }

    /** @return its id, if it is of that kind; otherwise null */
    public Long idOf(String wanted) {
        return kind.equals(wanted) ? Long.valueOf(id) : null;
    }
}
