package io.throughline.standards.standards.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of an instance exports may take. */
@ConfigMapping(prefix = "throughline.export")
interface ExportSettings {

    /** Exports that run at once; each holds a thread, a page in memory, and a connection while it reads one. */
    @WithDefault("4")
    int atOnce();

    /** After this a reader is taken for too slow, and cut off. */
    @WithDefault("PT30M")
    Duration longest();
}
