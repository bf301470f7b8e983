package org.dilmun.peers.gateway;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Body of a webhook; an event that comes twice carries the same id. */
record EventView(String eventId, @JsonUnwrapped SessionView session) {}
