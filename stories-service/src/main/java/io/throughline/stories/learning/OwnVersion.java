package io.throughline.stories.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import io.throughline.stories.classification.Figures;
import java.time.Instant;
import java.util.Map;

/**
 * A version of an organization's own heads.
 *
 * @param base the version of the shared base that it was trained over, and is good for only
 * @param corrections stories with people's labels that it was trained on
 * @param figures on the gold set
 * @param waitsFor why a person has to decide, null where none has
 * @param decidedBy the person who let it serve, null where nobody had to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnVersion(
        int version,
        String base,
        int corrections,
        Figures figures,
        State state,
        WaitsFor waitsFor,
        String decidedBy,
        Instant createdAt) {

    /** Whether it classifies. */
    public enum State {
        SERVING,
        WAITING,
        RETIRED;

        public static final Map<String, State> BY_NAME = WireNames.index(values());

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    /** Why a version waits for a person. */
    public enum WaitsFor {
        /** It does worse on the gold set than the base, by more than a point of the kinds' macro-F1. */
        GOLD_FELL,
        /** Somebody went back to an earlier one, and what is learned since is not to undo that. */
        GONE_BACK;

        public static final Map<String, WaitsFor> BY_NAME = WireNames.index(values());

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }

        /** What a fresh version waits for; null where it may serve. */
        public static WaitsFor of(Figures figures, Figures base, boolean goneBack) {
            if (figures.fallFrom(base)) {
                return GOLD_FELL;
            }
            return goneBack ? GONE_BACK : null;
        }
    }
}
