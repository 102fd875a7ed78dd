package io.throughline.standards.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a file says of one standard, or of what a variant adds to it, before anything of it is looked at. */
public final class Entry {

    private final long line;
    private final boolean whole;
    private final Map<Field, List<Said>> said = new EnumMap<>(Field.class);
    private final List<Entry> additions = new ArrayList<>();

    private Entry(long line, boolean whole) {
        this.line = line;
        this.whole = whole;
    }

    /** @param line of the file on which it begins, from 1 */
    static Entry standard(long line) {
        return new Entry(line, true);
    }

    static Entry addition(long line) {
        return new Entry(line, false);
    }

    void say(Field field, long at, String text) {
        said.computeIfAbsent(field, first -> new ArrayList<>()).add(new Said(at, text));
    }

    void add(Entry addition) {
        additions.add(addition);
    }

    public boolean says(Field field) {
        return said.containsKey(field);
    }

    /** Of a standard, and not of what a variant adds. */
    public boolean isWhole() {
        return whole;
    }

    public long line() {
        return line;
    }

    /** In the order of the file; empty where nothing is said. */
    public List<Said> of(Field field) {
        return said.getOrDefault(field, List.of());
    }

    /** The line of the text at that place of a list; the field's, or the whole one's, where there is none. */
    public long line(Field field, int index) {
        List<Said> texts = of(field);
        if (texts.isEmpty()) {
            return line;
        }
        return texts.get(index < texts.size() ? index : 0).line();
    }

    /** What variants add. */
    public List<Entry> additions() {
        return additions;
    }
}
