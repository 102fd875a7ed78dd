package io.throughline.stories.wiring;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** How this instance classifies. */
@ConfigMapping(prefix = "throughline.classification")
interface ClassificationSettings {

    /** Cores that classifying may take; all there are, if not set. */
    OptionalInt cores();

    default int threads() {
        return cores().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
