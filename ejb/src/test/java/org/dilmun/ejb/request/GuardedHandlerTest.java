package org.dilmun.ejb.request;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedHandlerTest {

    /** A hook that it does not hand on would be the empty one of the interface, and the code of no service would be asked. */
    @Test
    void every_hook_of_a_service_is_handed_on() {
        List<String> handedOn = names(GuardedHandler.class);
        assertThat(names(ServiceHandler.class)).isNotEmpty().allSatisfy(hook -> assertThat(handedOn)
                .contains(hook));
    }

    private static List<String> names(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .toList();
    }
}
