package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.stores.Employee;
import java.util.List;

/**
 * A feedback to be, without id and time.
 *
 * @param key the practice's or one-off's; null for what has none
 * @param said what the customer or employee said
 */
public record Draft(Kind kind, String key, Visit visit, When when, Said said) {

    /** Null, or empty, is what was not given. */
    public record Said(
            Rating rating,
            List<String> reasons,
            Boolean goalAchieved,
            String comment,
            String language,
            Employee employee,
            String voice) {

        static Said tap(Rating rating, List<String> reasons, Boolean goalAchieved) {
            return new Said(rating, reasons, goalAchieved, null, null, null, null);
        }

        static Said words(Rating rating, String comment, String language, Employee employee, String voice) {
            return new Said(rating, List.of(), null, comment, language, employee, voice);
        }
    }
}
