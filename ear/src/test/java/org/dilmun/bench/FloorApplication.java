package org.dilmun.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The least that answers on the server: what our pages cost stands beside it. */
@ApplicationPath("/")
public class FloorApplication extends Application {}
