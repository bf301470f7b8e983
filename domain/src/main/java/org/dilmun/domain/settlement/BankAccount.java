package org.dilmun.domain.settlement;

import java.util.regex.Pattern;

/**
 * An account and whose it is, as banks write it.
 *
 * @param holder at most 35 characters of the set that all banks know: no Arabic
 * @param bic of the bank that keeps it, 8 or 11 characters
 */
public record BankAccount(String holder, Iban iban, String bic) {

    /** The set X of SWIFT without what opens and ends its fields. */
    private static final Pattern HOLDER = Pattern.compile("[A-Za-z0-9/?().,'+ -]{1,35}");

    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    public BankAccount {
        if (holder == null || !HOLDER.matcher(holder).matches()) {
            throw new IllegalArgumentException("no bank can write the name " + holder);
        }
        if (iban == null) {
            throw new IllegalArgumentException(holder + " has no IBAN");
        }
        if (bic == null || !BIC.matcher(bic).matches()) {
            throw new IllegalArgumentException("no BIC: " + bic);
        }
    }
}
