package org.dilmun.domain.identity;

/**
 * From where somebody signs in.
 *
 * @param device what the browser says of itself ({@code User-Agent}), at most 300 characters; empty: nothing
 * @param address of the network, at most 45 characters
 * @param mark random, kept by the browser for as long as it keeps anything; it says that this is the browser of before
 */
public record SignInOrigin(String device, String address, String mark) {

    private static final int LONGEST = 300;

    public SignInOrigin {
        String clean = device.replaceAll("[^\\x20-\\x7e]", "").strip();
        device = clean.substring(0, Math.min(LONGEST, clean.length()));
    }
}
