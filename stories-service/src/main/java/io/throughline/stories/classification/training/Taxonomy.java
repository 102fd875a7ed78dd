package io.throughline.stories.classification.training;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;

/** The definitions that people label by, {@code taxonomy.yaml}: name to definition, in the order of the file. */
public record Taxonomy(
        LinkedHashMap<String, String> kinds,
        LinkedHashMap<String, String> sentiments,
        LinkedHashMap<String, String> criticalities,
        LinkedHashMap<String, String> themes) {

    public static Taxonomy load() throws IOException {
        try (InputStream in = Taxonomy.class.getResourceAsStream("/classification/taxonomy.yaml")) {
            if (in == null) {
                throw new IllegalStateException("/classification/taxonomy.yaml is not on the class path");
            }
            return new YAMLMapper().readValue(in, Taxonomy.class);
        }
    }
}
