package org.dilmun.web.site;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From which place of the network a call comes. Behind a proxy that is what the proxy says, in the one header that the operator
 * names; in any other header a caller could say what they like.
 */
@ApplicationScoped
public class CallerAddress {

    /** Nothing that would have to be looked up. */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Bytes that a provider gives out together: whoever has one address of version 6 has all that share them. */
    private static final int NETWORK = 8;

    @Inject
    @ConfigProperty(name = "dilmun.proxy.address-header")
    Optional<String> header;

    /** @return an address of version 4, or the network of one of version 6 */
    public String of(HttpServletRequest request) {
        return of(request, header);
    }

    static String of(HttpServletRequest request, Optional<String> trusted) {
        return trusted.map(request::getHeader)
                .map(CallerAddress::last)
                .filter(said -> ADDRESS.matcher(said).matches())
                .or(() -> Optional.of(request.getRemoteAddr().replaceFirst("%.*", "")))
                .map(CallerAddress::network)
                .orElseThrow();
    }

    /** What the nearest proxy has added; before it stands what it was told itself. */
    private static String last(String list) {
        return list.substring(list.lastIndexOf(',') + 1).strip();
    }

    static String network(String address) {
        try {
            InetAddress read = InetAddress.getByName(address);
            return read instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(read.getAddress(), NETWORK), 16))
                            .getHostAddress()
                    : read.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
