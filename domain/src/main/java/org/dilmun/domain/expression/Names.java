package org.dilmun.domain.expression;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What an expression may speak of. */
public interface Names {

    Optional<Name> find(String name);

    /** @return names to suggest to whoever has written an unknown one */
    Collection<String> known();

    static Names of(Map<String, Name> names) {
        return new Names() {
            @Override
            public Optional<Name> find(String name) {
                return Optional.ofNullable(names.get(name));
            }

            @Override
            public Collection<String> known() {
                return names.keySet();
            }
        };
    }
}
