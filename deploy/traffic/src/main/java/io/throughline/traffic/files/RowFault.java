package io.throughline.traffic.files;

/** A line that cannot be made into feedback. The lines after it can. */
public final class RowFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final int lines;

    /**
     * @param line where it begins, from 1
     * @param lines how many lines it uses up
     */
    public RowFault(long line, int lines, String reason) {
        super(reason);
        this.line = line;
        this.lines = lines;
    }

    public long line() {
        return line;
    }

    public int lines() {
        return lines;
    }
}
