/** A post box that takes e-mail for everybody and delivers none of it, with a page on which it can be read. */
package org.dilmun.peers.post;
