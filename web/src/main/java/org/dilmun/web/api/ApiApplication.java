package org.dilmun.web.api;

import java.util.Map;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API for integrators. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {

    /**
     * Payara would prefer its own providers to our {@link JsonProvider}; they know none of our annotations and refuse nothing.
     * And it would make a {@code Location} absolute with whatever host the caller names, and describe everything in WADL.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.disableJsonBinding", true,
                "jersey.config.disableMoxyJson", true,
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
