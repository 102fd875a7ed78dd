package io.throughline.standards.imports;

import io.throughline.runtime.problems.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file: the first thousand faults that are found, and how many there are. */
public final class FileFaults {

    private static final int LISTED = 1000;

    private final List<Listed> first = new ArrayList<>();
    private int total;

    private record Listed(long line, Fault fault) {}

    public void add(long line, String code, String detail) {
        add(line, "/" + line, code, detail);
    }

    public void add(long line, Field field, String code, String detail) {
        add(line, "/" + line + "/" + field.title(), code, detail);
    }

    private void add(long line, String pointer, String code, String detail) {
        total++;
        if (first.size() < LISTED) {
            first.add(new Listed(line, new Fault(pointer, code, detail)));
        }
    }

    public boolean isEmpty() {
        return total == 0;
    }

    public int total() {
        return total;
    }

    /** By line. */
    public List<Fault> first() {
        return first.stream()
                .sorted(Comparator.comparingLong(Listed::line))
                .map(Listed::fault)
                .toList();
    }
}
