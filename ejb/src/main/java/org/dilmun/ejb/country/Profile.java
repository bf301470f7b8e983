package org.dilmun.ejb.country;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Demonstration or production. Without any configuration the program is a demonstration and says so on every page; a
 * database URL that is set without {@code dilmun.profile=demo} means production, which has no default secret and does not
 * start until it has its own.
 */
@ApplicationScoped
public class Profile {

    /** Public on purpose: it guards invented people only, and is refused in production. */
    private static final String DEMONSTRATION_KEY = "ZGlsbXVuIGRlbW9uc3RyYXRpb24ga2V5LCBub3QgYSA=";

    @Inject
    @ConfigProperty(name = "dilmun.profile")
    Optional<String> profile;

    @Inject
    @ConfigProperty(name = "dilmun.db.url")
    Optional<String> databaseUrl;

    @Inject
    @ConfigProperty(name = "dilmun.data.key")
    Optional<String> dataKey;

    @Inject
    @ConfigProperty(name = "dilmun.base-url")
    Optional<String> baseUrl;

    /** Where a demonstration listens, if whoever started it said so. */
    @Inject
    @ConfigProperty(name = "dilmun.http.port")
    Optional<String> httpPort;

    @PostConstruct
    void check() {
        var missing = new ArrayList<String>();
        if (!demonstration() && dataKey.isEmpty()) {
            missing.add("DILMUN_DATA_KEY: 32 random bytes in base64, the key of the personal numbers");
        }
        if (!demonstration() && baseUrl.isEmpty()) {
            missing.add("DILMUN_BASE_URL: the portal's own address, such as https://portal.example");
        }
        if (!missing.isEmpty()) {
            throw new IncompleteConfiguration(missing);
        }
    }

    public boolean demonstration() {
        return profile.map("demo"::equals).orElse(databaseUrl.isEmpty());
    }

    /** @return base64 of 32 bytes */
    public String dataKey() {
        return dataKey.orElse(DEMONSTRATION_KEY);
    }

    /** @return the portal's own address, without a slash at its end; for what no request asked for */
    public String baseUrl() {
        return baseUrl.orElseGet(() -> "http://localhost:" + httpPort.orElse("8080"))
                .replaceFirst("/$", "");
    }

    /** What production still needs before it starts. */
    public static class IncompleteConfiguration extends RuntimeException {

        private static final long serialVersionUID = 1L;

        IncompleteConfiguration(List<String> missing) {
            super("production needs these settings before it starts:\n  " + String.join("\n  ", missing));
        }
    }
}
