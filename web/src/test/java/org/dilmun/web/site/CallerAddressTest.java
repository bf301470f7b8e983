package org.dilmun.web.site;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A proxy is believed in the one header that the operator names, and nobody else in any. */
class CallerAddressTest {

    private static HttpServletRequest request(String peer, String header) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                CallerAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (request, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeader" -> Map.of("X-Forwarded-For", header).get((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'', 192.0.2.7, 198.51.100.9, 192.0.2.7",
        "X-Forwarded-For, 192.0.2.7, 198.51.100.9, 198.51.100.9",
        "X-Forwarded-For, 192.0.2.7, '203.0.113.1, 198.51.100.9', 198.51.100.9",
        "X-Real-IP, 192.0.2.7, 198.51.100.9, 192.0.2.7",
        "X-Forwarded-For, 192.0.2.7, evil.example, 192.0.2.7",
        "X-Forwarded-For, 192.0.2.7, '198.51.100.9, ', 192.0.2.7",
        "X-Forwarded-For, 192.0.2.7, '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:0:0:0:0'",
        "X-Forwarded-For, 192.0.2.7, '::ffff:198.51.100.9', 198.51.100.9",
        "X-Forwarded-For, 192.0.2.7, ':::', unknown",
        "'', 'fe80:0:0:0:1:2:3:4%eth0', 198.51.100.9, 'fe80:0:0:0:0:0:0:0'"
    })
    void the_address_is_that_of_the_peer_or_the_last_that_the_trusted_header_names(
            String trusted, String peer, String header, String address) {
        Optional<String> named = Optional.of(trusted).filter(name -> !name.isEmpty());
        assertThat(CallerAddress.of(request(peer, header), named)).isEqualTo(address);
    }
}
