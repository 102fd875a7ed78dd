package io.throughline.standards.imports.web;

import io.throughline.standards.imports.Entries;
import io.throughline.standards.imports.Entry;
import io.throughline.standards.imports.FileFaults;
import io.throughline.standards.imports.ImportFormat;
import io.throughline.standards.imports.Imported;
import io.throughline.standards.imports.ItemCheck;
import io.throughline.standards.imports.Known;
import io.throughline.standards.imports.Terms;
import io.throughline.standards.standards.Places;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file that is read as often as asked, so that nobody has to hold all that it says at once. */
record ImportFile(byte[] bytes, ImportFormat format, Terms terms, Places places, Instant now) {

    private static final int MOST = 20_000;

    /**
     * All that it says.
     *
     * @param faults gets what is wrong with it; from the first on nothing more is known
     */
    List<Known> known(FileFaults faults) {
        List<Known> known = new ArrayList<>();
        EntryReader reader = new EntryReader(terms.published(), faults);
        ItemCheck check = new ItemCheck(terms, places, now, faults);
        Entries entries = format.read(bytes, faults);
        int read = 0;
        for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
            if (++read > MOST) {
                faults.add(entry.get().line(), "too-long", "at most " + MOST + " standards are taken at once");
                return known;
            }
            Imported imported = check.check(reader.read(entry.get()));
            if (faults.isEmpty()) {
                known.add(Known.of(imported));
            }
        }
        if (read == 0 && faults.isEmpty()) {
            faults.add(1, "required", "no standard: a title is needed for each");
        }
        return known;
    }

    /** Once more, of one without faults. */
    Stream<Imported> standards() {
        FileFaults none = new FileFaults();
        EntryReader reader = new EntryReader(terms.published(), none);
        ItemCheck check = new ItemCheck(terms, places, now, none);
        Entries entries = format.read(bytes, none);
        return Stream.generate(entries::next)
                .takeWhile(Optional::isPresent)
                .map(entry -> check.check(reader.read(entry.get())));
    }
}
