package org.dilmun.domain.party;

/**
 * A person for whom somebody may act.
 *
 * @param guardianship by which they may
 */
public record Ward(Guardianship guardianship, Person person) {

    /** @return what stands for the person in forms */
    public String reference() {
        return guardianship.reference().value();
    }
}
