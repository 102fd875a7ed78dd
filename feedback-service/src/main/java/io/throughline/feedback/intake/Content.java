package io.throughline.feedback.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What was said, texts masked: the part of a feedback that nothing filters on. Kept as JSON.
 *
 * @param language BCP 47, as the device said
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Content(
        Rating rating,
        String comment,
        String language,
        String goal,
        Boolean goalAchieved,
        List<String> reasons,
        Voice voice,
        String device,
        Questionnaire questionnaire,
        Map<String, String> attributes) {

    /** Which questionnaire a kiosk showed. */
    public record Questionnaire(String id, int version) {}
}
