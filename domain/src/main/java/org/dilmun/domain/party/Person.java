package org.dilmun.domain.party;

import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * A citizen or resident, as the population register knows them. The personal number is held encrypted, and found by a
 * keyed hash: a stolen table tells nobody's number.
 */
@Entity
@Table(name = "person")
@DiscriminatorValue("person")
public class Person extends Party {

    @Column(name = "number_cipher", nullable = false)
    private byte[] numberCipher;

    @Column(name = "number_hash", nullable = false, updatable = false)
    private byte[] numberHash;

    @Column(name = "birth_date", nullable = false)
    private LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 6)
    private Sex sex;

    /** ISO 3166-1 alpha-3. */
    @Column(nullable = false, length = 3)
    private String nationality;

    @Column(nullable = false)
    private boolean citizen;

    @Column(length = 1000)
    private Address address;

    @Column(length = 20)
    private String phone;

    @Column(length = 254)
    private String email;

    @Column(name = "died_on")
    private LocalDate diedOn;

    @Column(name = "departed_on")
    private LocalDate departedOn;

    @Column(name = "disability_until")
    private LocalDate disabilityUntil;

    @Column(name = "social_support_until")
    private LocalDate socialSupportUntil;

    /** The import that last had a line about the person; null if none had. */
    @Column(name = "import_run_id")
    private Long importRunId;

    protected Person() {} // JPA

    private Person(long id, Identification identification, Profile profile) {
        super(id, profile.name());
        this.numberCipher = identification.cipher();
        this.numberHash = identification.hash();
        this.birthDate = profile.birthDate();
        this.sex = profile.sex();
        this.nationality = profile.nationality();
        this.citizen = profile.citizen();
        this.address = profile.address();
        this.phone = profile.phone();
        this.email = profile.email();
        entitle(profile.entitlements());
    }

    public static Person register(long id, Identification identification, Profile profile) {
        return new Person(id, identification, profile);
    }

    /** The personal number, as only {@code party} can read it. */
    @SuppressWarnings("ArrayRecordComponent") // handed to JPA as they are, never compared
    public record Identification(byte[] cipher, byte[] hash) {}

    /** What the register says of a person. {@code phone} in E.164, it and {@code email} may be null. */
    public record Profile(
            LocalizedText name,
            LocalDate birthDate,
            Sex sex,
            String nationality,
            boolean citizen,
            Address address,
            String phone,
            String email,
            Entitlements entitlements) {

        /** Of somebody about whom no other register has anything. */
        public Profile(
                LocalizedText name,
                LocalDate birthDate,
                Sex sex,
                String nationality,
                boolean citizen,
                Address address,
                String phone,
                String email) {
            this(name, birthDate, sex, nationality, citizen, address, phone, email, Entitlements.NONE);
        }
    }

    /** Whether that can be the same person: nobody is born twice, and what is wrong in the register is not mended by a list. */
    public boolean mayBe(Profile profile) {
        return birthDate.equals(profile.birthDate()) && sex == profile.sex();
    }

    /**
     * Takes over what another register says today. What it does not know (null) stays as it is; birth date and sex stay in
     * any case.
     *
     * @return whether anything is different now
     */
    public boolean bringUpToDate(Profile profile) {
        Profile before = profile();
        rename(profile.name());
        nationality = profile.nationality();
        citizen = profile.citizen();
        address = profile.address() == null ? address : profile.address();
        phone = profile.phone() == null ? phone : profile.phone();
        email = profile.email() == null ? email : profile.email();
        entitle(profile.entitlements().or(entitlements()));
        return !before.equals(profile());
    }

    private Profile profile() {
        return new Profile(name(), birthDate, sex, nationality, citizen, address, phone, email, entitlements());
    }

    private void entitle(Entitlements entitlements) {
        disabilityUntil = entitlements.disability();
        socialSupportUntil = entitlements.socialSupport();
    }

    public Entitlements entitlements() {
        return new Entitlements(disabilityUntil, socialSupportUntil);
    }

    /** Registers where the person lives from now on. */
    public void moveTo(Address newAddress) {
        address = newAddress;
    }

    public void markImported(long runId) {
        importRunId = runId;
    }

    /** @return whether a line of that import was about the person */
    public boolean importedBy(long runId) {
        return importRunId != null && importRunId == runId;
    }

    public byte[] numberHash() {
        return numberHash.clone();
    }

    public byte[] numberCipher() {
        return numberCipher.clone();
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    public Sex sex() {
        return sex;
    }

    public String nationality() {
        return nationality;
    }

    public boolean citizen() {
        return citizen;
    }

    public Address address() {
        return address;
    }

    public String phone() {
        return phone;
    }

    public String email() {
        return email;
    }

    public boolean alive() {
        return diedOn == null;
    }

    /** @return whether they are among the people of the country: alive, and not gone for good */
    public boolean present() {
        return alive() && departedOn == null;
    }

    /**
     * Takes over what a register says of a death, a departure or a return. A death that is known stays as it is known.
     *
     * @return whether anything is different now
     */
    public boolean take(Leaving leaving) {
        LocalDate died = diedOn;
        LocalDate departed = departedOn;
        diedOn = alive() ? leaving.diedOn() : diedOn;
        if (leaving.returned()) {
            departedOn = null;
        } else if (leaving.departedOn() != null) {
            departedOn = leaving.departedOn();
        }
        return !Objects.equals(died, diedOn) || !Objects.equals(departed, departedOn);
    }

    /** @return what is known of a death; null: nothing */
    public LocalDate diedOn() {
        return diedOn;
    }

    /** @return the day on which they left the country for good; null: nothing is known of it */
    public LocalDate departedOn() {
        return departedOn;
    }

    /** Whether they can be: nobody is born before their parents. */
    public boolean mayBeParentOf(Person child) {
        return id() != child.id() && birthDate.isBefore(child.birthDate);
    }

    /** @return whole years on that day */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }
}
