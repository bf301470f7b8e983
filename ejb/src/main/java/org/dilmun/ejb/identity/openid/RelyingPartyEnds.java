package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.ejb.access.RoleHolders;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.openid.PublicKeys.End;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * When relying parties can prove themselves no longer, and who is told before. An end is that of one relying party: the others go on.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RelyingPartyEnds {

    /** So many days before an end its people are told, once each; 0: when it has come. */
    private static final long[] DAYS = {0, 1, 7, 14, 30};

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Country country;

    @Inject
    RoleHolders holders;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    /** @return when its secret, or each of its keys, counts no longer, the next first; empty if none of them ends by itself */
    public List<End> of(RelyingParty party) {
        if (party.keySet() != null) {
            return PublicKeys.ends(party.keySet());
        }
        return party.secretEndsAt() == null ? List.of() : List.of(new End("", party.secretEndsAt()));
    }

    /** Whether it has keys, and none of them counts any more. */
    public boolean keysEnded(RelyingParty party) {
        return party.keySet() != null
                && PublicKeys.counting(party.keySet(), clock.instant()).isEmpty();
    }

    /** @return how many open relying parties have a proof that has ended or ends within so many days */
    public long within(int days) {
        Instant until = clock.instant().plus(Duration.ofDays(days));
        return open().stream()
                .filter(party -> of(party).stream().anyMatch(end -> end.at().isBefore(until)))
                .count();
    }

    /** Tells the service owners of each body what ends soon, and what has ended. */
    public void warn() {
        Instant now = clock.instant();
        open().forEach(party -> of(party).forEach(end -> due(now, end.at()).ifPresent(days -> tell(party, end, days))));
    }

    private List<RelyingParty> open() {
        return em.createQuery("select p from RelyingParty p where p.endedAt is null order by p.id", RelyingParty.class)
                .getResultList();
    }

    private static OptionalLong due(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        return LongStream.of(DAYS)
                .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                .findFirst();
    }

    private void tell(RelyingParty party, End end, long days) {
        LocalDate day = country.day(end.at());
        String text = "relying-party." + (party.keySet() == null ? "secret" : "key") + (days == 0 ? "-ended" : "-ends");
        for (long owner : holders.of(party.bodyId(), Role.SERVICE_OWNER)) {
            notices.send(new NoticeDraft(
                    String.join(
                            "/",
                            "relying-party",
                            Long.toString(party.id()),
                            Integer.toHexString(end.hashCode()),
                            Long.toString(days),
                            Long.toString(owner)),
                    owner,
                    party.bodyId(),
                    texts.text(text + ".subject", party.name(), day),
                    texts.text(text + ".text", party.name(), day, end.key()),
                    "/office/relying-parties/" + party.clientId(),
                    null));
        }
    }
}
