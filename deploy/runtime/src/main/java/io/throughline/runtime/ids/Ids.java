package io.throughline.runtime.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Makes the ids of entities: UUIDs of version 7 (RFC 9562), which sort by time. */
public final class Ids {

    private static final NoArgGenerator VERSION_7 = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    public static UUID next() {
        return VERSION_7.generate();
    }

    /**
     * Reads the canonical form and no other: {@link UUID#fromString} also takes shortened and lengthened groups, and
     * digits of other scripts, and makes another id of them.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static UUID parse(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not in the canonical form");
        }
        return id;
    }
}
