package io.throughline.standards.imports;

import java.util.Optional;

/** What files are written in. */
public enum ImportFormat {
    CSV {
        @Override
        Entries entries(byte[] file, FileFaults faults) {
            return new CsvEntries(Utf8.reader(file), faults);
        }
    },
    MARKDOWN {
        @Override
        Entries entries(byte[] file, FileFaults faults) {
            return new MarkdownEntries(Utf8.reader(file), faults);
        }
    };

    /** Of a file that is UTF-8. */
    abstract Entries entries(byte[] file, FileFaults faults);

    /** @param faults gets what is wrong with the file's form; nothing is read of one that is not UTF-8 */
    public Entries read(byte[] file, FileFaults faults) {
        return Utf8.check(file, faults) ? entries(file, faults) : Optional::empty;
    }
}
