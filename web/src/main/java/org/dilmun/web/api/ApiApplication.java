package org.dilmun.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API for integrators. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {}
