package io.throughline.standards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The data of a practice event: found in praise, with no excerpts and a title that a person wrote, unless said otherwise. */
public final class PracticeEvent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-08-23T09:15:30Z");

    private final Map<String, Object> data = new LinkedHashMap<>();
    private final List<Map<String, Object>> excerpts = new ArrayList<>();

    private PracticeEvent(UUID organization) {
        with("organization", organization.toString());
        with("id", UUID.randomUUID().toString());
        revision(1);
        with("origin", "praise");
        title("Swap what is broken before the customer asks");
        with("terms", List.of("swapped", "before"));
        with("themes", List.of("staff-help"));
        spread("partial", 34);
        with("firstAt", BEGIN.toString());
        with("lastAt", "2026-11-20T16:40:02Z");
        with("excerpts", excerpts);
    }

    public static PracticeEvent of(UUID organization) {
        return new PracticeEvent(organization);
    }

    public PracticeEvent with(String field, Object value) {
        data.put(field, value);
        return this;
    }

    public PracticeEvent without(String field) {
        data.remove(field);
        return this;
    }

    public PracticeEvent id(UUID id) {
        return with("id", id.toString());
    }

    public PracticeEvent revision(int revision) {
        return with("revision", revision);
    }

    public PracticeEvent title(String written) {
        data.remove("titleFrom");
        return with("title", written).with("titleProposed", false);
    }

    public PracticeEvent proposedTitle(String sentence, UUID from) {
        return with("title", sentence).with("titleProposed", true).with("titleFrom", from.toString());
    }

    public PracticeEvent spread(String spreadClass, int stories) {
        return with(
                "spread",
                Map.of(
                        "class",
                        spreadClass,
                        "stories",
                        stories,
                        "stores",
                        11,
                        "storesHeardFrom",
                        60,
                        "storesLikely",
                        Map.of("low", 11, "high", 14),
                        "weeks",
                        12,
                        "attributed",
                        0));
    }

    /** One more excerpt, ranked after those before it, whose text begins with its sentence. */
    public PracticeEvent excerpt(UUID story, String sentence) {
        excerpts.add(Map.of(
                "story",
                story.toString(),
                "store",
                "S012",
                "touchpoint",
                "checkout",
                "correctedAt",
                BEGIN.plusSeconds(excerpts.size()).toString(),
                "sentence",
                sentence,
                "text",
                sentence + " And that was that."));
        return this;
    }

    public PracticeEvent withoutExcerpts() {
        excerpts.clear();
        return this;
    }

    public PracticeEvent mergedInto(PracticeEvent other) {
        data.keySet().retainAll(List.of("organization", "id", "revision", "origin"));
        return with("mergedInto", other.id().toString());
    }

    public UUID id() {
        return UUID.fromString((String) data.get("id"));
    }

    public String key() {
        return data.get("organization") + "/" + data.get("id");
    }

    public String eventId() {
        return data.get("id") + ":" + data.get("revision");
    }

    public String json() {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
