package io.throughline.stories.classification;

import java.util.List;

/**
 * A theme that an organization added to the taxonomy.
 *
 * @param key as classifications name it: {@code own:} and its code
 * @param examples the description, and texts that are about it
 * @param embeddings the examples', in their order, from {@link Learner#embedding}
 */
public record OwnTheme(String key, List<String> examples, List<float[]> embeddings) {

    /** What every such key begins with. */
    public static final String PREFIX = "own:";
}
