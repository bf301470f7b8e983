package org.dilmun.ejb.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.settlement.BankAccount;
import org.dilmun.domain.settlement.Iban;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.party.Bodies;

/** The accounts of the treasury and of the bodies. Data of the country, {@code bank.yaml}; a country without it pays nobody. */
@ApplicationScoped
public class BankAccounts {

    private static final String FILE = "bank.yaml";

    @Inject
    Country country;

    private BankAccount collection;
    private BigDecimal tolerance = BigDecimal.ZERO;
    private List<Acquirer> acquirers = List.of();
    private Map<String, BankAccount> bodies = Map.of();

    /** The shape of the file. */
    private record Data(
            AccountData collection,
            BigDecimal tolerance,
            List<AcquirerData> acquirers,
            Map<String, AccountData> bodies) {}

    /** As {@link Acquirer} has it. */
    private record AcquirerData(String account, String reference, BigDecimal percent, BigDecimal each) {}

    /**
     * Who pays us what it took, as the bank's statement shows it.
     *
     * @param account on which it stands until then
     * @param reference words by which its credits are known
     * @param percent of what it took that it keeps
     * @param each what it keeps of each payment
     */
    public record Acquirer(ChartAccount account, String reference, BigDecimal percent, Money each) {}

    /** As {@link BankAccount} has it. */
    private record AccountData(String holder, String iban, String bic) {}

    @PostConstruct
    void load() {
        country.files().find(FILE).ifPresent(this::read);
    }

    /** @throws BrokenCountryData naming every mistake with its line and column */
    private void read(YamlFile file) {
        Data data = file.as(Data.class);
        var mistakes = new ArrayList<String>();
        var found = new TreeMap<String, BankAccount>();
        Set<String> known = Bodies.codes(country);
        data.bodies().forEach((code, account) -> {
            if (!known.contains(code)) {
                mistakes.add(place(file, "/bodies/" + code) + "there is no body " + code);
            }
            account(file, "/bodies/" + code, account, mistakes).ifPresent(sound -> found.put(code, sound));
        });
        collection = account(file, "/collection", data.collection(), mistakes).orElse(null);
        tolerance = data.tolerance();
        acquirers = data.acquirers().stream().map(this::acquirer).toList();
        if (!mistakes.isEmpty()) {
            throw new BrokenCountryData(mistakes);
        }
        bodies = found;
    }

    private Acquirer acquirer(AcquirerData acquirer) {
        return new Acquirer(
                ChartAccount.numbered(acquirer.account()),
                acquirer.reference(),
                acquirer.percent(),
                Money.of(country.currency(), acquirer.each()));
    }

    private static Optional<BankAccount> account(
            YamlFile file, String pointer, AccountData data, List<String> mistakes) {
        try {
            return Optional.of(new BankAccount(data.holder(), Iban.parse(data.iban()), data.bic()));
        } catch (IllegalArgumentException | Problem wrong) {
            mistakes.add(place(file, pointer) + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static String place(YamlFile file, String pointer) {
        return file.name() + ":" + file.place(pointer).text() + ": ";
    }

    /** @return the treasury's, from which bodies are paid; empty if the country has no bank */
    public Optional<BankAccount> collection() {
        return Optional.ofNullable(collection);
    }

    /** @return of the body of that code; empty if it has none, and so cannot be paid */
    public Optional<BankAccount> of(String body) {
        return Optional.ofNullable(bodies.get(body));
    }

    /** @return who takes payments for us, and by what its credits are known */
    public List<Acquirer> acquirers() {
        return acquirers;
    }

    /** @return by how much a credit may differ from what was expected and still count as that */
    public BigDecimal tolerance() {
        return tolerance;
    }
}
