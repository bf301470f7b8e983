package org.dilmun.ejb.identity.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.Profile;

/** Where the provider is. Its name, the issuer, is the portal's own address: no request can change it by a {@code Host} of its own. */
@ApplicationScoped
public class ProviderAddresses {

    public static final String AUTHORIZE = "/oauth2/authorize";
    public static final String CONTINUE = "/oauth2/continue";
    public static final String PUSH = "/oauth2/par";
    public static final String TOKEN = "/oauth2/token";
    public static final String USERINFO = "/oauth2/userinfo";
    public static final String KEYS = "/oauth2/jwks";
    public static final String REVOKE = "/oauth2/revoke";
    public static final String INTROSPECT = "/oauth2/introspect";
    public static final String LOGOUT = "/oauth2/logout";
    public static final String DISCOVERY = "/.well-known/openid-configuration";

    @Inject
    Profile profile;

    public String issuer() {
        return profile.baseUrl();
    }

    public String at(String path) {
        return issuer() + path;
    }
}
