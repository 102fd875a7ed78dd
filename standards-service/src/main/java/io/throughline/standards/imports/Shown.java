package io.throughline.standards.imports;

/** A file's own words within a fault's detail: quoted, and not too many. */
final class Shown {

    private static final int MOST = 40;

    private Shown() {}

    static String of(String text) {
        return '"' + (text.length() > MOST ? text.substring(0, MOST) + "…" : text) + '"';
    }
}
