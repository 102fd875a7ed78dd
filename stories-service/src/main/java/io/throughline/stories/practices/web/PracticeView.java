package io.throughline.stories.practices.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.PracticeEdit;
import io.throughline.stories.practices.PracticeState;
import io.throughline.stories.practices.PracticeState.Excerpt;
import io.throughline.stories.practices.Spread;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A practice as it is answered; in a list, without its evidence. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PracticeView(
        UUID id,
        int revision,
        Origin origin,
        String title,
        boolean titleProposed,
        List<String> terms,
        List<String> themes,
        Spread spread,
        Instant firstAt,
        Instant lastAt,
        List<Excerpt> excerpts,
        List<PracticeEdit> edits) {

    /**
     * @param settling stories have come in since these were found; they are found anew within seconds
     * @param next asks for the page after; absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<PracticeView> items, boolean settling, String next) {}

    /** @param edits what people decided about it, oldest first */
    static PracticeView whole(PracticeState practice, List<PracticeEdit> edits) {
        return of(practice, practice.excerpts(), edits);
    }

    static PracticeView inList(PracticeState practice) {
        return of(practice, null, null);
    }

    private static PracticeView of(PracticeState practice, List<Excerpt> excerpts, List<PracticeEdit> edits) {
        return new PracticeView(
                practice.id(),
                practice.revision(),
                practice.origin(),
                practice.title(),
                practice.titleProposed(),
                practice.terms(),
                practice.themes(),
                practice.spread(),
                practice.firstAt(),
                practice.lastAt(),
                excerpts,
                edits);
    }
}
