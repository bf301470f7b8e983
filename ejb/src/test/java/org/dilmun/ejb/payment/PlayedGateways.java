package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.payment.GatewayFailure;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.TestDatabase;

/** The gateways of a test: those that it plays, offered in that order to every body. */
public final class PlayedGateways extends Gateways {

    /** One of which no more is known than its address. */
    private record Address(Supplier<Optional<String>> address) implements PaymentGateway {

        @Override
        public GatewayTerms terms() {
            return PlayedGateways.terms("card", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER);
        }

        @Override
        public Optional<String> origin() {
            return address.get();
        }

        @Override
        public Answer<HostedPage> open(PageRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Capture> inquire(Reference attempt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Capture> close(Reference attempt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<String> refund(Reference refund, String session, Money amount) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Report read(SignedMessage message) {
            throw new UnsupportedOperationException();
        }
    }

    /** What the container does for the real bean: a transaction of its own for what failed. */
    private static final class HealthApart extends GatewayHealth {

        private final TestDatabase database;
        private final GatewayHealth bean;

        private HealthApart(TestDatabase database) {
            this.database = database;
            this.bean = database.bean(GatewayHealth.class);
        }

        @Override
        public void failed(String gateway, GatewayFailure.Kind kind) {
            database.inTransaction(() -> bean.failed(gateway, kind));
        }

        @Override
        public boolean fails(String gateway) {
            return bean.fails(gateway);
        }
    }

    private PlayedGateways(GatewayOffers offers, List<? extends PaymentGateway> gateways) {
        connect(offers, gateways);
    }

    private static PlayedGateways all(List<? extends PaymentGateway> gateways) {
        List<String> codes =
                gateways.stream().map(gateway -> gateway.terms().code()).toList();
        return new PlayedGateways(new GatewayOffers(codes, Map.of()), gateways);
    }

    /** Not to every body alike. */
    @SuppressWarnings("UnnecessaryAssignment") // no container wires it here
    static PlayedGateways offering(GatewayOffers offers, Bodies bodies, PaymentGateway... gateways) {
        var played = new PlayedGateways(offers, List.of(gateways));
        played.bodies = bodies;
        return played;
    }

    /** For tests that talk to none. */
    public static PlayedGateways at(Supplier<Optional<String>> address) {
        return all(List.of(new Address(address)));
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container wires it here
    static PlayedGateways of(TestDatabase database, PaymentGateway... gateways) {
        var played = all(List.of(gateways));
        played.health = new HealthApart(database);
        return played;
    }

    static GatewayTerms terms(String code, PaymentMethod method, ChartAccount account) {
        return new GatewayTerms(code, method, account.number(), null, null, null);
    }
}
