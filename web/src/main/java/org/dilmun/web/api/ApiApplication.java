package org.dilmun.web.api;

import java.util.Map;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API for integrators. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {

    /**
     * Payara brings JSON-B, MOXy and Jackson; they know none of our annotations and refuse nothing. Jersey counts such a
     * provider as good as our {@link JsonProvider} and takes whichever comes first in a set without an order, another at each
     * start. Each of them steps back where a feature of another name is said to write the JSON.
     *
     * <p>And it would make a {@code Location} absolute with whatever host the caller names, and describe everything in WADL.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature",
                JsonProvider.class.getSimpleName(),
                "jersey.config.server.wadl.disableWadl",
                true,
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
