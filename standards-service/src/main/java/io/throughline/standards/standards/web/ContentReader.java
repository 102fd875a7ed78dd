package io.throughline.standards.standards.web;

import io.throughline.runtime.json.ObjectReader;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a version says; what is missing is not said. */
public final class ContentReader {

    private static final Pattern ROLE = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    private ContentReader() {}

    /** @param otherwise the title where none is given; null where it is needed */
    public static Content read(ObjectReader body, String otherwise) {
        if (otherwise == null) {
            body.require("title");
        }
        String title = line(body, "title", 200);
        return new Content(
                title == null ? otherwise : title,
                line(body, "purpose", 2000),
                lines(body, "steps", 30, 500),
                line(body, "customerGoal", 500),
                body.text("role", ROLE, "cashier"),
                scope(body.object("scope")),
                lines(body, "resources", 50, 200),
                lines(body, "auditQuestions", 30, 300));
    }

    private static Scope scope(ObjectReader scope) {
        if (scope == null) {
            return Scope.EVERYWHERE;
        }
        Scope read = new Scope(
                lines(scope, "regions", 200, 100),
                lines(scope, "formats", 100, 100),
                lines(scope, "stores", 5000, 64),
                lines(scope, "touchpoints", 100, 64));
        scope.done();
        return read;
    }

    /** Nothing but blanks is a fault: what is not to be said is left out. */
    private static String line(ObjectReader body, String field, int most) {
        String text = body.text(field, most);
        if (text != null && text.isBlank()) {
            body.fault(field, "blank", "must not be blank");
        }
        return text;
    }

    private static List<String> lines(ObjectReader body, String field, int mostItems, int mostCharacters) {
        List<String> lines = body.texts(field, mostItems, mostCharacters);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String pointer = body.pointer(field) + "/" + i;
            if (lines.get(i).isBlank()) {
                body.faults().add(pointer, "blank", "must not be blank");
            } else if (!seen.add(lines.get(i))) {
                body.faults().add(pointer, "repeated", "is in the list already");
            }
        }
        return lines;
    }
}
