/**
 * A card payment gateway with a hosted page, as a foreign company would run it: a merchant's API, pages for the payer,
 * webhooks. It simulates, takes test cards only, and is never part of the product.
 *
 * <p>State is immutable records ({@link org.dilmun.peers.gateway.Session}, {@link org.dilmun.peers.gateway.Refund},
 * {@link org.dilmun.peers.gateway.Delivery}); each change is one line of the {@link org.dilmun.peers.gateway.Journal}
 * before anybody hears of it.
 */
package org.dilmun.peers.gateway;
