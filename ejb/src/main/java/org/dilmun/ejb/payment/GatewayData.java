package org.dilmun.ejb.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.Way;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.party.Bodies;

/**
 * The shape of {@code gateways.yaml}, checked. A country without that file has one gateway, for cards.
 *
 * @param gateways all that the country has, or has had and still has money with
 */
record GatewayData(List<GatewayTerms> gateways, GatewayOffers offers) {

    private static final String CODE = "[a-z][a-z0-9-]{0,29}";
    private static final GatewayData CARD_ONLY = new GatewayData(
            List.of(new GatewayTerms(
                    Way.CARD.gateway(), Way.CARD.method(), ChartAccount.CARD_ACQUIRER.number(), null, null, null)),
            new GatewayOffers(List.of(Way.CARD.gateway()), Map.of()));

    /** @throws BrokenCountryData naming every mistake */
    static GatewayData of(Country country) {
        return country.files()
                .find("gateways.yaml")
                .map(file -> {
                    GatewayData data = file.as(GatewayData.class);
                    List<String> mistakes = data.mistakes(file, Bodies.codes(country));
                    if (!mistakes.isEmpty()) {
                        throw new BrokenCountryData(mistakes);
                    }
                    return data;
                })
                .orElse(CARD_ONLY);
    }

    List<String> mistakes(YamlFile file, Set<String> bodies) {
        var found = new ArrayList<String>();
        var codes = new HashSet<String>();
        for (int g = 0; g < gateways.size(); g++) {
            String pointer = "/gateways/" + g;
            if (!codes.add(gateways.get(g).code())) {
                found.add(at(file, pointer, "the gateway " + gateways.get(g).code() + " stands twice"));
            }
            mistake(gateways.get(g)).ifPresent(said -> found.add(at(file, pointer, said)));
        }
        var offered = new HashMap<>(Map.of("/offers/usual", offers.usual()));
        offers.bodies().forEach((body, list) -> {
            String pointer = "/offers/bodies/" + body;
            offered.put(pointer, list);
            if (!bodies.contains(body)) {
                found.add(at(file, pointer, "there is no body " + body));
            }
        });
        offered.forEach((pointer, list) -> list.stream()
                .filter(code -> !codes.contains(code))
                .forEach(code -> found.add(at(file, pointer, "there is no gateway " + code))));
        return found;
    }

    private static Optional<String> mistake(GatewayTerms terms) {
        if (terms.code() == null || !terms.code().matches(CODE)) {
            return Optional.of("a code is lower case letters, digits and hyphens, 30 at most");
        }
        if (terms.method() == null) {
            return Optional.of("its method is missing");
        }
        if (!isAsset(terms.account())) {
            return Optional.of("the chart has no account " + terms.account() + " of what others owe us");
        }
        if (terms.method() == PaymentMethod.WALLET && terms.qr() == null) {
            return Optional.of("a wallet needs a qr");
        }
        return terms.method() == PaymentMethod.TRANSFER && (terms.iban() == null || terms.payee() == null)
                ? Optional.of("transfers need an iban and a payee")
                : Optional.empty();
    }

    private static boolean isAsset(String number) {
        try {
            return ChartAccount.numbered(number).type() == ChartAccount.Type.ASSET;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String at(YamlFile file, String pointer, String mistake) {
        return file.name() + ":" + file.place(pointer).text() + ": " + mistake;
    }
}
