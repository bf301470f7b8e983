package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

@OnDatabase
class GatewayDataTest {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private static List<String> mistakes(String yaml) {
        YamlFile file = YamlFile.parse("gateways.yaml", yaml);
        return file.as(GatewayData.class).mistakes(file, Set.of("gdt"));
    }

    @Test
    void the_gateways_of_bahrain_are_sound_and_each_method_has_its_account() {
        assertThat(GatewayData.of(Country.at("bh")).gateways())
                .extracting(GatewayTerms::method, terms -> terms.receivable().chart())
                .contains(
                        tuple(PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER),
                        tuple(PaymentMethod.WALLET, ChartAccount.BENEFIT_GATEWAY),
                        tuple(PaymentMethod.TRANSFER, ChartAccount.EFTS));
    }

    @Test
    void a_country_that_says_nothing_has_one_for_cards() {
        assertThat(GatewayData.of(Country.at("../web/src/test/country/saint-brendan"))
                        .offers()
                        .usual())
                .containsExactly("card");
    }

    @Test
    void every_mistake_is_named_with_its_line() {
        assertThat(
                        mistakes(
                                """
                                gateways:
                                  - {code: card, method: CARD, account: "1200"}
                                  - {code: card, method: CARD, account: "1200"}
                                  - {code: Cheque, method: CARD, account: "1200"}
                                  - {code: wallet, method: WALLET, account: "1210"}
                                  - {code: transfer, method: TRANSFER, account: "1220"}
                                  - {code: fees, method: CARD, account: "4100"}
                                  - {code: none, account: "1200"}
                                offers:
                                  usual: [card, cash]
                                  bodies: {nobody: [card]}
                                """))
                .containsExactlyInAnyOrder(
                        "gateways.yaml:3:5: the gateway card stands twice",
                        "gateways.yaml:4:5: a code is lower case letters, digits and hyphens, 30 at most",
                        "gateways.yaml:5:5: a wallet needs a qr",
                        "gateways.yaml:6:5: transfers need an iban and a payee",
                        "gateways.yaml:7:5: the chart has no account 4100 of what others owe us",
                        "gateways.yaml:8:5: its method is missing",
                        "gateways.yaml:10:10: there is no gateway cash",
                        "gateways.yaml:11:20: there is no body nobody");
    }

    @Test
    void a_body_has_the_provider_that_the_country_gives_it_and_the_others_the_usual_ones() {
        var text = LocalizedText.of("هيئة", "Body");
        database.inTransaction(() -> {
            database.entityManager().persist(new GovernmentBody(1, "gdt", text, null, "authority", text));
            database.entityManager().persist(new GovernmentBody(2, "ewa", text, null, "authority", text));
        });
        var gateways = PlayedGateways.offering(
                new GatewayOffers(List.of("card", "wallet"), Map.of("ewa", List.of("card-reserve"))),
                database.bean(Bodies.class),
                new Company("card", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, null),
                new Company("card-reserve", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, null),
                new Company("wallet", PaymentMethod.WALLET, ChartAccount.BENEFIT_GATEWAY, null));
        database.inTransaction(() -> {
            assertThat(gateways.offered(1)).containsExactly(PaymentMethod.CARD, PaymentMethod.WALLET);
            assertThat(gateways.offered(2)).containsExactly(PaymentMethod.CARD);
            assertThat(gateways.route(2, PaymentMethod.CARD, Set.of()).gateway())
                    .isEqualTo("card-reserve");
            assertThatThrownBy(() -> gateways.route(2, PaymentMethod.WALLET, Set.of()))
                    .isInstanceOf(MethodNotOffered.class);
        });
    }
}
