package io.throughline.feedback.stores.imports;

import io.throughline.runtime.problems.Fault;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file: the first hundred faults, and how many there are. */
public final class FileFaults {

    private static final int LISTED = 100;

    private final List<Fault> first = new ArrayList<>();
    private int total;

    void add(long line, String code, String detail) {
        add("/" + line, code, detail);
    }

    void add(long line, Column column, String code, String detail) {
        add("/" + line + "/" + column.title(), code, detail);
    }

    private void add(String pointer, String code, String detail) {
        total++;
        if (first.size() < LISTED) {
            first.add(new Fault(pointer, code, detail));
        }
    }

    public boolean isEmpty() {
        return total == 0;
    }

    public int total() {
        return total;
    }

    public List<Fault> first() {
        return List.copyOf(first);
    }
}
