package org.dilmun.ejb.notice.mail;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.ejb.country.Profile;

/** By which server e-mail leaves. Without a host none does, and whatever needs it says so. */
@ApplicationScoped
public class MailSettings {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "dilmun.mail.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "dilmun.mail.port")
    Optional<String> port;

    @Inject
    @ConfigProperty(name = "dilmun.mail.tls")
    Optional<String> tls;

    @Inject
    @ConfigProperty(name = "dilmun.mail.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "dilmun.mail.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "dilmun.mail.from")
    Optional<String> from;

    /** Of a demonstration whose mail goes nowhere but into a simulated box. */
    @Inject
    @ConfigProperty(name = "dilmun.mail.box-url")
    Optional<String> boxUrl;

    @Inject
    Profile profile;

    /** How the connection is kept from others. */
    enum Security {
        /** Begins in the clear and is encrypted before anything is said; a server that cannot is not spoken to. */
        STARTTLS("587"),
        /** Encrypted from the first byte. */
        IMPLICIT("465"),
        /** For a server on the same machine. */
        NONE("25");

        private final String port;

        Security(String port) {
            this.port = port;
        }
    }

    /** Whether e-mail can leave at all. */
    public boolean isOn() {
        return host.isPresent();
    }

    /** @throws MailOff if no e-mail can leave */
    public void requireOn() {
        if (!isOn()) {
            throw new MailOff();
        }
    }

    /** @return where the mail of this demonstration can be read; empty: it goes to people, or nowhere */
    public Optional<String> box() {
        return profile.demonstration() ? boxUrl : Optional.empty();
    }

    String host() {
        return host.orElseThrow();
    }

    int port() {
        return Integer.parseInt(port.orElse(security().port));
    }

    /** @throws IllegalArgumentException if the setting is none of them */
    Security security() {
        return tls.map(mode -> Security.valueOf(mode.toUpperCase(Locale.ROOT))).orElse(Security.STARTTLS);
    }

    Optional<String> user() {
        return user;
    }

    /** @return null where there is no user: with a password the library would take that of the machine */
    String password() {
        return user.isPresent() ? password.orElse("") : null;
    }

    /** @return the sender as a header names it: {@code National portal <no-reply@portal.example>} */
    String from() {
        return from.orElseGet(() -> "no-reply@" + domain());
    }

    /** @return of the portal: the right half of the names by which mails are known */
    String domain() {
        return URI.create(profile.baseUrl()).getHost();
    }

    /** @return for Jakarta Mail */
    Properties properties() {
        String millis = Long.toString(TIMEOUT.toMillis());
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.localhost", domain());
        properties.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security() == Security.IMPLICIT));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }
}
