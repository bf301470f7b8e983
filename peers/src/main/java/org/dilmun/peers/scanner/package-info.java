/**
 * A virus scanner as ClamAV's daemon is one, as far as its protocol goes (clamd(8)). It knows one virus, the test file of EICAR, and is
 * never part of the product.
 */
package org.dilmun.peers.scanner;
