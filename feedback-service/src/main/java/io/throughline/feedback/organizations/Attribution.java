package io.throughline.feedback.organizations;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** Whether an organization's feedback may say who served. */
enum Attribution {
    /** References to employees are dropped. */
    OFF,
    /** They are kept and published as pseudonyms. */
    PSEUDONYMOUS,
    /** They are kept and published as given. */
    NAMED;

    private static final Map<String, Attribution> BY_NAME = WireNames.index(values());
    private static final String FIELD = "attribution";

    @JsonValue
    String wireName() {
        return WireNames.of(this);
    }

    /** @return null where it is missing or faulty */
    static Attribution read(ObjectReader body) {
        String name = body.text(FIELD, 64);
        if (name != null && !BY_NAME.containsKey(name)) {
            body.fault(FIELD, "value", "must be one of " + String.join(", ", BY_NAME.keySet()));
        }
        return name == null ? null : BY_NAME.get(name);
    }
}
