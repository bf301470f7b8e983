package org.dilmun.web.identity;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.QrCode;
import org.dilmun.ejb.identity.credential.OwnCredentials;
import org.dilmun.ejb.identity.openid.ProviderAddresses;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** By what a person signs in: passkeys, the authenticator app and recovery codes. */
@Named
@RequestScoped
public class SecurityPage {

    private static final String REMOVE_PASSKEY = "remove-passkey:";

    /** What may just have been done, as the texts of the page name it. */
    private static final Set<String> DONE = Set.of("passkey-added", "passkey-removed", "app-added", "app-removed");

    @Inject
    OwnCredentials credentials;

    @Inject
    ProviderAddresses addresses;

    @Inject
    Country country;

    @Inject
    Lang lang;

    @Inject
    Messages messages;

    @Inject
    FormErrors errors;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String name;
    private String code;
    private List<String> codes = List.of();
    private OwnCredentials.Overview overview;

    /**
     * A passkey as the page shows it.
     *
     * @param used null: never
     */
    public record KeyRow(String handle, String name, ZonedDateTime added, ZonedDateTime used) {}

    /** An authenticator app as the page shows it. */
    public record AppRow(ZonedDateTime added, ZonedDateTime used) {}

    /** Does what was chosen; recovery codes that come of it are shown at once, since they are nowhere else. */
    public void act() throws IOException {
        String act = parameters.getOrDefault("act", "");
        try {
            carryOut(act);
        } catch (Problem problem) {
            errors.add("confirm-app".equals(act) ? "code" : null, problem);
        }
        overview = null; // what the form was restored by is of before
    }

    private void carryOut(String act) throws IOException {
        if (act.startsWith(REMOVE_PASSKEY)) {
            credentials.removePasskey(token(), act.substring(REMOVE_PASSKEY.length()));
            show("passkey-removed");
            return;
        }
        switch (act) {
            case "add-passkey" -> show(
                    credentials.addPasskey(token(), passkeyName(), parameters.get("passkey")), "passkey-added");
            case "begin-app" -> credentials.beginApp(token());
            case "confirm-app" -> show(credentials.confirmApp(token(), code), "app-added");
            case "remove-app" -> {
                credentials.removeApp(token());
                show("app-removed");
            }
            case "make-codes" -> codes = credentials.makeCodes(token());
            default -> {} // of a page of another release
        }
    }

    private void show(List<String> made, String done) throws IOException {
        codes = made;
        if (made.isEmpty()) {
            show(done);
        }
    }

    private void show(String done) throws IOException {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(lang.url(Page.MY_SECURITY.address()) + "?done=" + done);
    }

    private String passkeyName() {
        return name == null || name.isBlank() ? messages.text(lang.language(), "security.label.passkey") : name.strip();
    }

    private String token() {
        return SessionCookie.read(request).orElse("");
    }

    private OwnCredentials.Overview overview() {
        if (overview == null) {
            overview = credentials.overview(token());
        }
        return overview;
    }

    /** @return what has just been done; empty: nothing */
    public String getDone() {
        String done = parameters.getOrDefault("done", "");
        return DONE.contains(done) && codes.isEmpty() ? done : "";
    }

    /** Whether this session may change anything now. */
    public boolean isChangeable() {
        return overview().changeable();
    }

    /** Whether the password alone signs nobody in. */
    public boolean isSecured() {
        return overview().secured();
    }

    public List<KeyRow> getPasskeys() {
        return overview().passkeys().stream()
                .map(key -> new KeyRow(key.handle(), key.name(), at(key.added()), at(key.used())))
                .toList();
    }

    /** @return null: there is none */
    public AppRow getApp() {
        return overview()
                .app()
                .map(app -> new AppRow(at(app.added()), at(app.used())))
                .orElse(null);
    }

    /** @return of an app that is to be confirmed, in groups of four; null: none waits */
    public String getWaitingKey() {
        String key = overview().waitingKey();
        return key == null ? null : key.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** @return address of a picture that the app reads: the same key, for whom and by whom */
    public String getQr() {
        String issuer = encoded(messages.text(lang.language(), "security.label.issuer"));
        String portal = encoded(URI.create(addresses.issuer()).getHost());
        return QrCode.pngAddress("otpauth://totp/" + issuer + ":" + portal + "?secret="
                + overview().waitingKey() + "&issuer=" + issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public long getCodesLeft() {
        return overview().codesLeft();
    }

    /** @return recovery codes that were just made; empty: none were */
    public List<String> getCodes() {
        return codes;
    }

    private ZonedDateTime at(Instant moment) {
        return moment == null ? null : moment.atZone(country.zone());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
