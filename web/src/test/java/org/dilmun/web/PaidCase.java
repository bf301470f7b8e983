package org.dilmun.web;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** An application for an ID card that is paid and waits for its body. */
final class PaidCase {

    private static final String AT_ONCE = "5555 5555 5555 4444";
    private static final Pattern REFERENCE = Pattern.compile("IDC-\\d\\d-.{4}-.{4}");

    private PaidCase() {}

    /** Applies and pays. @return the case's reference */
    static String of(Browser applicant) {
        applicant
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"));
        String reference = reference(applicant.path());
        applicant
                .post("review", "submit", Map.of("agreed", "on", "another", "on"))
                .post("pay", "payNow", Map.of());
        var gateway =
                URI.create(applicant.shown().headers().firstValue("Location").orElseThrow());
        var paid = new CardPage(gateway).pay(AT_ONCE);
        URI back = URI.create(paid.headers().firstValue("Location").orElseThrow());
        applicant.open(back.getPath() + "?" + back.getQuery());
        return reference;
    }

    private static String reference(String address) {
        var matcher = REFERENCE.matcher(address);
        assertThat(matcher.find()).as(address).isTrue();
        return matcher.group();
    }
}
