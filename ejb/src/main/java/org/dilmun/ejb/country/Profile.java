package org.dilmun.ejb.country;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

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

    private static final int KEY_BYTES = 32;

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

    /**
     * Asked before anything is done to a database.
     *
     * @throws IncompleteConfiguration if this is production and lacks a setting of its own
     */
    public void requireComplete() {
        var missing = new ArrayList<String>();
        if (!demonstration() && dataKey.filter(Profile::isOwnKey).isEmpty()) {
            missing.add("DILMUN_DATA_KEY: 32 random bytes in base64, the key of the personal numbers");
        }
        if (!demonstration() && baseUrl.isEmpty()) {
            missing.add("DILMUN_BASE_URL: the portal's own address, such as https://portal.example");
        }
        if (!missing.isEmpty()) {
            throw new IncompleteConfiguration(missing);
        }
    }

    private static boolean isOwnKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES && !key.equals(DEMONSTRATION_KEY);
        } catch (IllegalArgumentException notBase64) {
            return false;
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
            super("production needs these settings before it starts: " + String.join("; ", missing));
        }
    }
}
