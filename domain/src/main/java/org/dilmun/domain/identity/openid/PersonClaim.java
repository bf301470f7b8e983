package org.dilmun.domain.identity.openid;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a relying party can learn of a person: what the register knows, under the names of OpenID Connect Core section 5.1. */
public enum PersonClaim {
    NAME("profile"),
    BIRTHDATE("profile"),
    GENDER("profile"),
    PHONE_NUMBER("phone"),
    EMAIL("email");

    private final String scope;

    PersonClaim(String scope) {
        this.scope = scope;
    }

    /** @return the scope that asks for it and its like */
    public String scope() {
        return scope;
    }

    /** @return {@code phone_number} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PersonClaim> of(String code) {
        return Arrays.stream(values())
                .filter(claim -> claim.code().equals(code))
                .findFirst();
    }

    /** @return all that these scopes ask for */
    public static Set<PersonClaim> of(Collection<String> scopes) {
        return Arrays.stream(values())
                .filter(claim -> scopes.contains(claim.scope))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonClaim.class)));
    }

    static String join(Set<PersonClaim> claims) {
        return claims.stream().sorted().map(PersonClaim::code).collect(Collectors.joining(" "));
    }

    static Set<PersonClaim> split(String codes) {
        return Arrays.stream(codes.split(" "))
                .map(PersonClaim::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonClaim.class)));
    }
}
