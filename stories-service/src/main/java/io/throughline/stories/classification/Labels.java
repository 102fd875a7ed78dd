package io.throughline.stories.classification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person says that a text is.
 *
 * @param themes sentiment by theme, none to three, the most important first
 */
public record Labels(Kind kind, Sentiment sentiment, Criticality criticality, Map<String, Sentiment> themes) {

    public Labels {
        themes = Collections.unmodifiableMap(new LinkedHashMap<>(themes));
    }
}
