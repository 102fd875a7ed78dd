package io.throughline.standards.imports;

/**
 * What is remembered of a file's standard while the rest is read.
 *
 * @param line on which it begins
 * @param reference what the file calls it; null where it calls it nothing
 * @param key what it is known by when the file comes again: the reference, or a hash of its title and scope
 */
public record Known(long line, String reference, String key, String digest) {

    public static Known of(Imported imported) {
        Fingerprint fingerprint = imported.fingerprint();
        return new Known(imported.line(), imported.reference(), fingerprint.key(), fingerprint.digest());
    }
}
