package io.throughline.standards.standards.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.standards.standards.Commitment;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Scope;
import java.util.List;
import java.util.Objects;

/**
 * The difference of what two versions say, by words. A field in which they do not differ is empty.
 *
 * @param scope null where they do not differ in it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ContentDiff(
        List<Piece> title,
        List<Piece> purpose,
        List<Line> steps,
        List<Piece> customerGoal,
        List<Piece> role,
        ScopeDiff scope,
        List<Line> resources,
        List<Line> auditQuestions,
        List<Line> languages,
        List<Piece> commitment) {

    /** The order of a scope's lists says nothing. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ScopeDiff(
            List<Line> regions, List<Line> formats, List<Line> stores, List<Line> touchpoints, List<Line> roles) {

        private static final ScopeDiff NONE = new ScopeDiff(List.of(), List.of(), List.of(), List.of(), List.of());

        /** Null where they do not differ. */
        private static ScopeDiff of(Scope before, Scope after) {
            ScopeDiff diff = new ScopeDiff(
                    ListDiff.ofUnordered(before.regions(), after.regions()),
                    ListDiff.ofUnordered(before.formats(), after.formats()),
                    ListDiff.ofUnordered(before.stores(), after.stores()),
                    ListDiff.ofUnordered(before.touchpoints(), after.touchpoints()),
                    ListDiff.ofUnordered(before.roles(), after.roles()));
            return diff.equals(NONE) ? null : diff;
        }
    }

    public static ContentDiff of(Content before, Content after) {
        return new ContentDiff(
                text(before.title(), after.title()),
                text(before.purpose(), after.purpose()),
                ListDiff.ofOrdered(before.steps(), after.steps()),
                text(before.customerGoal(), after.customerGoal()),
                text(before.role(), after.role()),
                ScopeDiff.of(before.scope(), after.scope()),
                ListDiff.ofOrdered(before.resources(), after.resources()),
                ListDiff.ofOrdered(before.auditQuestions(), after.auditQuestions()),
                ListDiff.ofUnordered(before.languages(), after.languages()),
                text(described(before.commitment()), described(after.commitment())));
    }

    private static String described(Commitment commitment) {
        return commitment == null ? null : commitment.described();
    }

    /** What is not said is as an empty text. */
    private static List<Piece> text(String before, String after) {
        return Objects.equals(before, after)
                ? List.of()
                : TextDiff.of(Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(after, ""));
    }
}
