package org.dilmun.domain.party;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The people for whom somebody may act, asked of the register when a form needs them and not before. */
public final class Wards {

    /** Of whom nothing is known. */
    public static final Wards NONE = new Wards(List::of);

    private final Supplier<List<Ward>> register;
    private List<Ward> known;

    /** @param register is asked once, when somebody asks here */
    public Wards(Supplier<List<Ward>> register) {
        this.register = register;
    }

    /** @return the oldest first */
    public List<Ward> list() {
        if (known == null) {
            known = register.get();
        }
        return known;
    }

    /** @return the one for whom that reference stands */
    public Optional<Ward> find(String reference) {
        return list().stream()
                .filter(ward -> ward.reference().equals(reference))
                .findFirst();
    }
}
