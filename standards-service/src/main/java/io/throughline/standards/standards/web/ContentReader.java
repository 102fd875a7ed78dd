package io.throughline.standards.standards.web;

import io.throughline.runtime.json.ObjectReader;
import io.throughline.standards.standards.Commitment;
import io.throughline.standards.standards.Commitment.Signal;
import io.throughline.standards.standards.Commitment.Signal.Kind;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a version says; what is missing is not said. */
public final class ContentReader {

    static final Pattern ROLE = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    /** 30 days. */
    private static final int MOST_SECONDS = 2_592_000;

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
                lines(body, "auditQuestions", 30, 300),
                languages(body),
                commitment(body.object("commitment")));
    }

    /** In their canonical form: {@code EN-gb} is {@code en-GB}. */
    private static List<String> languages(ObjectReader body) {
        List<String> languages = lines(body, "languages", 50, 35);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < languages.size(); i++) {
            try {
                read.add(new Locale.Builder()
                        .setLanguageTag(languages.get(i))
                        .build()
                        .toLanguageTag());
            } catch (IllformedLocaleException none) {
                body.faults().add(body.pointer("languages") + "/" + i, "format", "must look like en or de-AT");
            }
        }
        return read;
    }

    private static Commitment commitment(ObjectReader commitment) {
        if (commitment == null) {
            return null;
        }
        String promise = line(commitment.require("promise"), "promise", 300);
        Integer within = commitment.require("withinSeconds").integer("withinSeconds", 1, MOST_SECONDS);
        if (commitment.has("startedBy") != commitment.has("fulfilledBy")) {
            String lacking = commitment.has("startedBy") ? "fulfilledBy" : "startedBy";
            commitment.fault(lacking, "required", "is needed: a promise has both signals, or none");
        }
        Signal startedBy = signal(commitment.object("startedBy"));
        Signal fulfilledBy = signal(commitment.object("fulfilledBy"));
        commitment.done();
        return new Commitment(promise, within == null ? 0 : within, startedBy, fulfilledBy);
    }

    private static Signal signal(ObjectReader signal) {
        if (signal == null) {
            return null;
        }
        Kind kind = signal.require("kind").oneOf("kind", Kind.BY_NAME);
        BigDecimal atLeast = signal.number("atLeast");
        BigDecimal atMost = signal.number("atMost");
        signal.done();
        if (kind == null) {
            return null;
        }
        if (kind.isMeasured() && (atLeast == null) == (atMost == null)) {
            signal.fault("atLeast", "value", "one of atLeast and atMost is needed: the signal has a value");
        } else if (!kind.isMeasured() && (atLeast != null || atMost != null)) {
            signal.fault(atLeast == null ? "atMost" : "atLeast", "value", "is not for a signal without a value");
        }
        return new Signal(kind, atLeast, atMost);
    }

    private static Scope scope(ObjectReader scope) {
        if (scope == null) {
            return Scope.EVERYWHERE;
        }
        Scope read = new Scope(
                lines(scope, "regions", 200, 100),
                lines(scope, "formats", 100, 100),
                lines(scope, "stores", 5000, 64),
                lines(scope, "touchpoints", 100, 64),
                roles(scope));
        scope.done();
        return read;
    }

    private static List<String> roles(ObjectReader scope) {
        List<String> roles = lines(scope, "roles", 100, 64);
        for (int i = 0; i < roles.size(); i++) {
            if (!ROLE.matcher(roles.get(i)).matches()) {
                scope.faults().add(scope.pointer("roles") + "/" + i, "format", "must look like cashier");
            }
        }
        return roles;
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
