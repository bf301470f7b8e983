/** Starts a demonstration: the platform and the simulated systems beside it, each a process of its own. */
package org.dilmun.peers.run;
