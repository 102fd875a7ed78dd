package io.throughline.runtime.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The names of enum constants in JSON, queries and tables: lower-case kebab. */
public final class WireNames {

    private WireNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constants by their names, in their order. */
    public static <E extends Enum<E>> Map<String, E> index(E[] constants) {
        Map<String, E> index = new LinkedHashMap<>();
        for (E constant : constants) {
            index.put(of(constant), constant);
        }
        return Collections.unmodifiableMap(index);
    }
}
