package org.dilmun.web.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.ledger.Treasury;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.site.Lang;

/** What accounts are called, and where their statements are. */
@RequestScoped
public class AccountNames {

    @Inject
    Treasury treasury;

    @Inject
    Bodies bodies;

    @Inject
    LedgerPeriod period;

    @Inject
    Lang lang;

    /* A page asks for each of its rows. */
    private final Map<Long, GovernmentBody> known = new HashMap<>();
    private Map<ChartAccount, LocalizedText> chart;

    String ofChart(ChartAccount account) {
        if (chart == null) {
            chart = treasury.names();
        }
        return chart.get(account).in(lang.language());
    }

    /** @return of a sub-account the body whose it is */
    String of(LedgerAccount account) {
        return body(account).map(body -> body.name().in(lang.language())).orElseGet(() -> ofChart(account.chart()));
    }

    /** @return {@code 1200}, {@code 2100-ewa} */
    String code(LedgerAccount account) {
        return account.chart().number()
                + body(account).map(body -> "-" + body.code()).orElse("");
    }

    String url(LedgerAccount account) {
        return lang.url("/office/ledger/accounts/" + code(account)) + period.query();
    }

    private Optional<GovernmentBody> body(LedgerAccount account) {
        return Optional.ofNullable(account.bodyId()).map(id -> known.computeIfAbsent(id, bodies::get));
    }

    /** @throws NotFound if the chart has no such account, or that body none of its own */
    LedgerAccount find(String code) {
        String[] parts = code.split("-", 2);
        try {
            return new LedgerAccount(
                    ChartAccount.numbered(parts[0]),
                    parts.length == 1 ? null : bodies.get(parts[1]).id());
        } catch (IllegalArgumentException noAccount) {
            throw new NotFound("account", code);
        }
    }
}
