package org.dilmun.ejb.register;

/** What the columns of a file of people are called. */
final class PeopleColumns {

    static final String NUMBER = "personal_number";
    static final String NAME = "name_";
    static final String BIRTH_DATE = "birth_date";
    static final String SEX = "sex";
    static final String NATIONALITY = "nationality";
    static final String CITIZEN = "citizen";
    static final String ADDRESS = "address_";
    static final String PHONE = "phone";
    static final String EMAIL = "email";
    static final String DISABILITY = "disability_until";
    static final String SOCIAL_SUPPORT = "social_support_until";
    static final String DIED = "died_on";
    static final String DEPARTED = "departed_on";
    static final String CARD = "card_number";
    static final String CARD_EXPIRES = "card_expires_on";
    static final String FATHER = "father_number";
    static final String MOTHER = "mother_number";

    private PeopleColumns() {}
}
