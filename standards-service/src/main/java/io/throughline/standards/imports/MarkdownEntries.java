package io.throughline.standards.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cuts a Markdown file (CommonMark) into the pages of its standards: each begins with its title, {@code # …}. */
final class MarkdownEntries implements Entries {

    private static final Pattern TITLE = Pattern.compile(" {0,3}#([ \\t].*)?");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");
    private static final Pattern RULE = Pattern.compile("[ \\t]*([-*_][ \\t]*){3,}");
    /** What blocks begin with: the deeper they lie in each other, the more. */
    private static final Pattern DEEP = Pattern.compile("[ \\t>*+\\-\\d.)]{200}.*");

    private static final int MOST_CHARACTERS = 128 * 1024;

    private final FileFaults faults;
    private final BufferedReader file;
    private long line;
    private String title;

    MarkdownEntries(Reader file, FileFaults faults) {
        this.faults = faults;
        this.file = new BufferedReader(file);
        skipToTitle();
    }

    private void skipToTitle() {
        boolean told = false;
        String read = read();
        while (read != null && !TITLE.matcher(read).matches()) {
            if (!told && !read.isBlank() && !RULE.matcher(read).matches()) {
                faults.add(line, "unknown", "a standard begins with its title: # and a text");
                told = true;
            }
            read = read();
        }
        title = read;
    }

    @Override
    public Optional<Entry> next() {
        while (title != null) {
            long begun = line;
            Optional<String> page = page();
            if (page.isPresent()) {
                return Optional.of(MarkdownPage.read(page.get(), begun, faults));
            }
        }
        return Optional.empty();
    }

    /** Up to the next title; empty where it is not to be read. */
    private Optional<String> page() {
        long begun = line;
        StringBuilder page = new StringBuilder();
        boolean readable = true;
        boolean fenced = false;
        String read = title;
        do {
            fenced ^= FENCE.matcher(read).matches();
            if (readable && DEEP.matcher(read).matches() && !RULE.matcher(read).matches()) {
                faults.add(line, "format", "begins with too many marks");
                readable = false;
            }
            if (readable && page.length() + read.length() > MOST_CHARACTERS) {
                faults.add(begun, "too-long", "a standard's page has at most " + MOST_CHARACTERS + " characters");
                readable = false;
            }
            if (readable) {
                page.append(read).append('\n');
            }
            read = read();
        } while (read != null && (fenced || !TITLE.matcher(read).matches()));
        title = read;
        return readable ? Optional.of(page.toString()) : Optional.empty();
    }

    private String read() {
        try {
            String read = file.readLine();
            line++;
            return read;
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
