package org.dilmun.web.api;

import java.util.Map;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API for integrators. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {

    /** Jersey would prefer JSON-B to our {@link JsonProvider}, and JSON-B knows none of our annotations and refuses nothing. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.disableJsonBinding", true);
    }
}
