package org.dilmun.domain.party;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where somebody lives, in the parts that the country numbers: flat (may be absent), building, road, block. */
@Embeddable
public class Address {

    @Column(name = "address_flat", length = 10)
    private String flat;

    @Column(name = "address_building", length = 10)
    private String building;

    @Column(name = "address_road", length = 10)
    private String road;

    @Column(name = "address_block", length = 10)
    private String block;

    protected Address() {} // JPA

    public Address(String flat, String building, String road, String block) {
        this.flat = flat;
        this.building = building;
        this.road = road;
        this.block = block;
    }

    /**
     * @param name {@code flat}, {@code building}, {@code road} or {@code block}
     * @return null if the address has no such part
     */
    public String part(String name) {
        return switch (name) {
            case "flat" -> flat;
            case "building" -> building;
            case "road" -> road;
            case "block" -> block;
            default -> throw new IllegalArgumentException("no part of an address: " + name);
        };
    }

    public String flat() {
        return flat;
    }

    public String building() {
        return building;
    }

    public String road() {
        return road;
    }

    public String block() {
        return block;
    }
}
