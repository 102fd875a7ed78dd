package io.throughline.standards.imports;

/**
 * What is remembered of a file's standard while the rest is read.
 *
 * @param line on which it begins
 * @param isNamed whether the key is a reference of the file's own
 */
public record Known(long line, String key, boolean isNamed, String digest) {

    public static Known of(Imported imported) {
        Fingerprint fingerprint = imported.fingerprint();
        return new Known(imported.line(), fingerprint.key(), imported.reference() != null, fingerprint.digest());
    }
}
