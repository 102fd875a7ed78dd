package io.throughline.standards.candidates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a practice has spread, in counts.
 *
 * @param stores that the stories are of
 * @param storesHeardFrom of the organization, with any feedback at all
 * @param storesLikely how many are likely to do it (90 % interval)
 * @param weeks calendar weeks (ISO, UTC) that the stories are of
 * @param attributed stories that name an employee
 * @param employees how many they name; null below five attributed stories
 * @param topEmployeeShare share of the attributed stories that name the one named most, 0 to 1; null below five
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Spread(
        @JsonProperty("class") SpreadClass spreadClass,
        int stories,
        int stores,
        int storesHeardFrom,
        Interval storesLikely,
        int weeks,
        int attributed,
        Integer employees,
        Double topEmployeeShare) {

    /** Both ends are within. */
    public record Interval(int low, int high) {}
}
