package io.throughline.feedback.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;

/** What a rating measures: satisfaction, recommendation or effort. Figures never mix them. */
public enum Metric {
    CSAT,
    NPS,
    CES;

    static final Map<String, Metric> BY_NAME = WireNames.index(values());

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
