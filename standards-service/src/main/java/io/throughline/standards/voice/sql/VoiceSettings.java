package io.throughline.standards.voice.sql;

import io.smallrye.config.ConfigMapping;
import io.throughline.standards.voice.AnswerTimes;
import java.util.OptionalInt;

/** Until when employees have their answers. What came in before a change keeps its day. */
@ConfigMapping(prefix = "throughline.voice")
public interface VoiceSettings {

    /** Days in the store's zone, from the one on which a suggestion was received; 14 without it. */
    OptionalInt suggestionDays();

    /** The same for a need; 7 without it. */
    OptionalInt needDays();

    default AnswerTimes times() {
        return new AnswerTimes(
                suggestionDays().orElse(AnswerTimes.USUAL.suggestionDays()),
                needDays().orElse(AnswerTimes.USUAL.needDays()));
    }
}
