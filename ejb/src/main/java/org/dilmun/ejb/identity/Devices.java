package org.dilmun.ejb.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import ua_parser.Client;
import ua_parser.Parser;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.notice.NoticeTexts;

/** What a browser says of itself, in words of people: {@code Chrome on Windows}. */
@ApplicationScoped
public class Devices {

    /** What the library says of what it does not know. */
    private static final String OTHER = "Other";

    @Inject
    NoticeTexts texts;

    private Parser parser;

    /** @param said {@code User-Agent}; empty: nothing */
    public LocalizedText named(String said) {
        Client client = parser().parse(said);
        String browser = client.userAgent.family;
        String system = client.os.family;
        if (browser.equals(OTHER)) {
            return texts.text("sign-in.device.unknown");
        }
        return system.equals(OTHER)
                ? texts.text("sign-in.device.browser", browser)
                : texts.text("sign-in.device.both", browser, system);
    }

    /** Reads hundreds of patterns, for which no start has to wait. */
    private synchronized Parser parser() {
        if (parser == null) {
            parser = new Parser();
        }
        return parser;
    }
}
