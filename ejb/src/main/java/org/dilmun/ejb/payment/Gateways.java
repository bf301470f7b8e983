package org.dilmun.ejb.payment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import org.dilmun.domain.payment.GatewayFailure;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.Way;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentGateway.HostedPage;
import org.dilmun.ejb.payment.PaymentGateway.PageRequest;
import org.dilmun.ejb.payment.PaymentGateway.Report;
import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;
import org.dilmun.ejb.payment.RefundRecords.Instruction;

/**
 * The gateways of the country, and which of them takes the next payment. Whatever is said to one goes through here, so that one that keeps
 * silent is known of: new payments then go to another of the same method, without whoever wants to be paid noticing.
 */
@ApplicationScoped
public class Gateways {

    /** An answer that took longer than that makes payers doubt. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    @Inject
    Country country;

    @Inject
    Config config;

    @Inject
    RealClock clock;

    @Inject
    Bodies bodies;

    @Inject
    GatewayHealth health;

    private final Map<String, PaymentGateway> known = new LinkedHashMap<>();
    private GatewayOffers offers;

    @PostConstruct
    void load() {
        GatewayData data = GatewayData.of(country);
        connect(
                data.offers(),
                data.gateways().stream()
                        .map(terms -> new SessionGateway(terms, connection(terms.code()), clock))
                        .toList());
    }

    void connect(GatewayOffers offered, List<? extends PaymentGateway> gateways) {
        offers = offered;
        gateways.forEach(gateway -> known.put(gateway.terms().code(), gateway));
    }

    private Optional<SessionGateway.Connection> connection(String code) {
        return setting(code, "url")
                .flatMap(url -> setting(code, "secret").map(secret -> new SessionGateway.Connection(url, secret)));
    }

    /** The card gateway was the only one once, and has the settings of that time. */
    private Optional<String> setting(String code, String name) {
        Optional<String> own = config.getOptionalValue("dilmun.gateway." + code + "." + name, String.class);
        return own.isPresent() || !code.equals(Way.CARD.gateway())
                ? own
                : config.getOptionalValue("dilmun.gateway." + name, String.class);
    }

    /** @return scheme, host and port of the pages of all of them */
    public List<String> origins() {
        return known.values().stream()
                .flatMap(gateway -> gateway.origin().stream())
                .distinct()
                .toList();
    }

    /** @return those that this installation is connected to */
    public List<GatewayTerms> connected() {
        return known.values().stream()
                .filter(gateway -> gateway.origin().isPresent())
                .map(PaymentGateway::terms)
                .toList();
    }

    /** @return how that body is paid, the usual way first; empty: not at all by this installation */
    public List<PaymentMethod> offered(long bodyId) {
        return offeredBy(bodyId)
                .map(gateway -> gateway.terms().method())
                .distinct()
                .toList();
    }

    private Stream<PaymentGateway> offeredBy(long bodyId) {
        List<String> codes = offers.bodies().isEmpty()
                ? offers.usual()
                : offers.bodies().getOrDefault(bodies.get(bodyId).code(), offers.usual());
        return codes.stream().map(known::get).filter(gateway -> gateway.origin().isPresent());
    }

    /**
     * The way that the next payment to that body takes: the first gateway of the method that does not fail, or else the first.
     *
     * @param silent gateways that have just kept silent
     * @throws MethodNotOffered if the body does not take money that way
     * @throws GatewayUnavailable if all of them have
     */
    public Way route(long bodyId, PaymentMethod method, Set<String> silent) {
        List<Way> ways = offeredBy(bodyId)
                .map(gateway -> gateway.terms().way())
                .filter(way -> way.method() == method)
                .toList();
        if (ways.isEmpty()) {
            throw new MethodNotOffered(method);
        }
        List<Way> left =
                ways.stream().filter(way -> !silent.contains(way.gateway())).toList();
        return left.stream()
                .filter(way -> left.size() == 1 || !health.fails(way.gateway()))
                .findFirst()
                .or(() -> left.stream().findFirst())
                .orElseThrow(GatewayUnavailable::new);
    }

    /** @throws IllegalStateException if the country's data no longer know it, though it has taken money */
    public PaymentGateway get(Way way) {
        return Optional.ofNullable(known.get(way.gateway()))
                .orElseThrow(() -> new IllegalStateException("gateways.yaml has no " + way.gateway()));
    }

    public Answer<HostedPage> open(Way way, PageRequest request) {
        return heard(way, () -> get(way).open(request));
    }

    public Answer<Capture> inquire(PaymentAttempt attempt) {
        return heard(attempt.way(), () -> get(attempt.way()).inquire(attempt.reference()));
    }

    public Answer<Capture> close(PaymentAttempt attempt) {
        return heard(attempt.way(), () -> get(attempt.way()).close(attempt.reference()));
    }

    public Answer<String> refund(Instruction told) {
        return heard(told.way(), () -> get(told.way()).refund(told.reference(), told.session(), told.amount()));
    }

    /** @throws ForgedMessage if it is not that gateway's, or there is no such gateway */
    public Report read(String code, SignedMessage message) {
        return Optional.ofNullable(known.get(code))
                .orElseThrow(ForgedMessage::new)
                .read(message);
    }

    /** Lets the other nodes know of what was not as it should be. */
    private <T> Answer<T> heard(Way way, Supplier<Answer<T>> call) {
        long begun = System.nanoTime();
        Answer<T> answer = call.get();
        if (answer instanceof Answer.Unknown<T> unknown && !unknown.waiting()) {
            health.failed(way.gateway(), GatewayFailure.Kind.SILENT);
        } else if (System.nanoTime() - begun > SLOW.toNanos()) {
            health.failed(way.gateway(), GatewayFailure.Kind.SLOW);
        }
        return answer;
    }
}
