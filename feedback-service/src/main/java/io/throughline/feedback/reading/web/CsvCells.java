package io.throughline.feedback.reading.web;

/**
 * Makes texts harmless to spreadsheets, which take a cell that begins like a formula for one: such a text gets an apostrophe in front
 * (OWASP, CSV injection). Numbers are not texts.
 */
final class CsvCells {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvCells() {}

    static String text(String text) {
        return text == null || text.isEmpty() || BEGINS_A_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
