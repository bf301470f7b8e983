package org.dilmun.domain.register;

/**
 * A file of people as it was found in the folder.
 *
 * @param hash SHA-256, 64 hexadecimal characters: by it the file is known again
 * @param lines all of them, with the header
 */
public record ImportedFile(String name, String hash, long lines) {}
