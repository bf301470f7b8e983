package org.dilmun.ejb.identity.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.openid.ClientProof;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.openid.TermsWrong.Mistake;

/** Makes terms of what somebody has filled in, or says all that is wrong with it. */
@ApplicationScoped
public class TermsCheck {

    static final String REDIRECT = "redirectUris";
    static final String LOGOUT = "logoutUris";
    static final String BACK_CHANNEL = "backChannelUri";

    private static final int NAME_LENGTH = 100;
    private static final int PURPOSE_LENGTH = 300;
    private static final int ADDRESS_LENGTH = 300;
    private static final int MOST_ADDRESSES = 10;
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    @Inject
    RealClock clock;

    /** @throws TermsWrong if anything is wrong */
    public RelyingParty.Terms read(WantedTerms wanted, long body, String sector) {
        var mistakes = new ArrayList<Mistake>();
        text(wanted.name(), "name", NAME_LENGTH, mistakes);
        text(wanted.purpose(), "purpose", PURPOSE_LENGTH, mistakes);
        if (wanted.redirectUris().isEmpty()) {
            mistakes.add(Mistake.of(REDIRECT, "address-missing"));
        }
        addresses(wanted.redirectUris(), REDIRECT, wanted.testing(), mistakes);
        addresses(wanted.logoutUris(), LOGOUT, wanted.testing(), mistakes);
        // told to our own machine it would be a way into it
        List<String> backChannel = wanted.backChannelUri().isEmpty() ? List.of() : List.of(wanted.backChannelUri());
        addresses(backChannel, BACK_CHANNEL, false, mistakes);
        if (wanted.proof() == null) {
            mistakes.add(Mistake.of("proof", "proof-missing"));
        }
        if (!WantedTerms.ALGORITHMS.contains(wanted.signingAlgorithm())) {
            mistakes.add(Mistake.of("algorithm", "algorithm-missing"));
        }
        String keys = keys(wanted, mistakes);
        if (!mistakes.isEmpty()) {
            throw new TermsWrong(mistakes);
        }
        Set<String> scopes = new HashSet<>(wanted.scopes());
        scopes.retainAll(WantedTerms.SCOPES);
        scopes.add("openid");
        return new RelyingParty.Terms(
                wanted.name(),
                wanted.purpose(),
                body,
                wanted.redirectUris(),
                wanted.logoutUris(),
                wanted.backChannelUri().isEmpty() ? null : wanted.backChannelUri(),
                scopes,
                wanted.proof(),
                keys,
                wanted.signingAlgorithm(),
                sector,
                wanted.testing());
    }

    private static void text(LocalizedText text, String field, int most, List<Mistake> mistakes) {
        for (Map.Entry<String, String> each : text.byTag().entrySet()) {
            if (each.getValue().isBlank() || each.getValue().length() > most) {
                mistakes.add(new Mistake(field + "-" + each.getKey(), field + "-wrong", Integer.toString(most)));
            }
        }
    }

    private static void addresses(List<String> typed, String field, boolean testing, List<Mistake> mistakes) {
        if (typed.size() > MOST_ADDRESSES) {
            mistakes.add(new Mistake(field, "addresses-many", Integer.toString(MOST_ADDRESSES)));
            return;
        }
        for (String address : typed) {
            if (!isExact(address)) {
                mistakes.add(new Mistake(field, "address-wrong", shown(address)));
            } else if (!isSafe(URI.create(address), testing)) {
                mistakes.add(new Mistake(field, "address-unsafe", shown(address)));
            }
        }
    }

    /** Whole, and without what would make it stand for several or hide where it leads (RFC 9700 section 2.1). */
    private static boolean isExact(String address) {
        try {
            var uri = new URI(address);
            return address.length() <= ADDRESS_LENGTH
                    && address.chars().allMatch(letter -> letter > ' ' && letter < 127)
                    && uri.isAbsolute()
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && !address.contains("*")
                    && uri.normalize().equals(uri);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isSafe(URI address, boolean testing) {
        boolean local = LOCAL.contains(address.getHost());
        return local ? testing && "http".equals(address.getScheme()) : "https".equals(address.getScheme());
    }

    private static String shown(String address) {
        return address.length() <= ADDRESS_LENGTH ? address : address.substring(0, ADDRESS_LENGTH);
    }

    private String keys(WantedTerms wanted, List<Mistake> mistakes) {
        if (wanted.proof() != ClientProof.PRIVATE_KEY_JWT) {
            return null;
        }
        try {
            return PublicKeys.read(wanted.keySet(), clock.instant());
        } catch (PublicKeys.Unfit unfit) {
            mistakes.add(Mistake.of("keySet", unfit.getMessage()));
            return null;
        }
    }
}
