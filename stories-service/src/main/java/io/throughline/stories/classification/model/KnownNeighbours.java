package io.throughline.stories.classification.model;

import io.throughline.stories.classification.model.Neighbours.Near;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The neighbours, looked for once, of the same few embeddings among examples that many models begin with. Safe for use by many threads.
 */
public final class KnownNeighbours {

    private final int size;
    private final Neighbours neighbours;

    /** By the embedding itself: whoever asks again has kept it. */
    private final Map<float[], List<Near>> found = Collections.synchronizedMap(new IdentityHashMap<>());

    public KnownNeighbours(Examples examples) {
        this.size = examples.size();
        this.neighbours = new Neighbours(examples, List.of());
    }

    /** How many examples they are looked for among. */
    int size() {
        return size;
    }

    /** @param count the same for all calls */
    List<Near> nearest(float[] embedding, int count) {
        return found.computeIfAbsent(embedding, one -> neighbours.nearest(one, count));
    }
}
