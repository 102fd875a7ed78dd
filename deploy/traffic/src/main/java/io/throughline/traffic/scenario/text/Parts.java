package io.throughline.traffic.scenario.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of parts that texts are made of: {@code name: value} lines at its head, then sections, each a {@code [name]} and one entry a
 * line. Blank lines and lines that begin with {@code #} count for nothing.
 */
public final class Parts {

    private final String file;
    private final Map<String, String> head;
    private final Map<String, List<String>> sections;

    private Parts(String file, Map<String, String> head, Map<String, List<String>> sections) {
        this.file = file;
        this.head = head;
        this.sections = sections;
    }

    /**
     * @param file below {@code scenario/}, without {@code .txt}
     * @throws IllegalArgumentException when there is none
     */
    public static Parts read(String file) {
        InputStream found = Parts.class.getResourceAsStream("/scenario/" + file + ".txt");
        if (found == null) {
            throw new IllegalArgumentException("there is no scenario/" + file + ".txt");
        }
        Map<String, String> head = new LinkedHashMap<>();
        Map<String, List<String>> sections = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            List<String> section = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("[")) {
                    section = sections.computeIfAbsent(
                            line.substring(1, line.lastIndexOf(']')), name -> new ArrayList<>());
                } else if (section != null) {
                    section.add(line.strip());
                } else {
                    int colon = line.indexOf(':');
                    head.put(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Parts(file, head, sections);
    }

    /** @throws IllegalStateException when the head does not say */
    public String head(String name) {
        String value = head.get(name);
        if (value == null) {
            throw new IllegalStateException(file + " has no '" + name + ":'");
        }
        return value;
    }

    /** The section's entries; none when there is no such section. */
    public List<String> section(String name) {
        return sections.getOrDefault(name, List.of());
    }

    /** The names of all sections, in the file's order. */
    public Set<String> sections() {
        return sections.keySet();
    }
}
