package io.throughline.standards.imports.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import io.throughline.standards.imports.Entry;
import io.throughline.standards.imports.Field;
import io.throughline.standards.imports.FileFaults;
import io.throughline.standards.imports.Item;
import io.throughline.standards.imports.Said;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.web.ContentReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what an entry says with the rules and limits of a standard that is sent as JSON, and tells each fault by its line. */
final class EntryReader {

    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_VARIANT = 64;

    private static final String SIGNAL = "([a-z-]+)(?: of (-?\\d{1,18}(?:\\.\\d{1,18})?) or (more|less))?";
    /** As {@link io.throughline.standards.standards.Commitment#described} writes it. */
    private static final Pattern COMMITMENT = Pattern.compile(
            "(.*) \\(within (\\d{1,9}) s(?:, from " + SIGNAL + " to " + SIGNAL + ")?\\)", Pattern.DOTALL);

    private static final List<Field> SCOPE =
            List.of(Field.REGIONS, Field.FORMATS, Field.STORES, Field.TOUCHPOINTS, Field.ROLES);
    private static final List<Field> REST = List.of(
            Field.TITLE,
            Field.CUSTOMER_GOAL,
            Field.ROLE,
            Field.STEPS,
            Field.RESOURCES,
            Field.AUDIT_QUESTIONS,
            Field.LANGUAGES,
            Field.EFFECTIVE_FROM,
            Field.EFFECTIVE_TO,
            Field.REFERENCE,
            Field.VARIANT);

    /** Whether days are looked at. */
    private final boolean dated;

    private final FileFaults faults;

    EntryReader(boolean dated, FileFaults faults) {
        this.dated = dated;
        this.faults = faults;
    }

    /** What it says; what has faults reads as though it were not said. */
    Item read(Entry entry) {
        Faults found = new Faults();
        ObjectNode json = json(entry);
        ObjectReader fields = new ObjectReader(json, "", found);
        Content content = ContentReader.read(fields, null);
        LocalDate from = dated ? fields.date(Field.EFFECTIVE_FROM.title()) : null;
        LocalDate to = dated ? fields.date(Field.EFFECTIVE_TO.title()) : null;
        String name = entry.isWhole()
                ? fields.text(Field.REFERENCE.title(), LONGEST_REFERENCE)
                : fields.require(Field.VARIANT.title()).text(Field.VARIANT.title(), LONGEST_VARIANT);
        found.list().forEach(fault -> tell(entry, fault));
        if (entry.isWhole() && entry.says(Field.VARIANT)) {
            faults.add(
                    entry.line(Field.VARIANT, 0),
                    Field.VARIANT,
                    "value",
                    "stands below its standard, under a heading In addition: …");
        }
        return new Item(
                entry,
                content,
                from,
                to,
                name,
                entry.additions().stream().map(this::read).toList());
    }

    private ObjectNode json(Entry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Field field : REST) {
            put(json, field, entry.of(field));
        }
        String purpose = entry.of(Field.PURPOSE).stream().map(Said::text).collect(Collectors.joining("\n"));
        if (!purpose.isEmpty()) {
            json.put(Field.PURPOSE.title(), purpose);
        }
        ObjectNode scope = json.putObject("scope");
        for (Field field : SCOPE) {
            put(scope, field, entry.of(field));
        }
        entry.of(Field.COMMITMENT).forEach(said -> commitment(json, said));
        return json;
    }

    private static void put(ObjectNode json, Field field, List<Said> said) {
        if (field.isMany()) {
            ArrayNode list = json.putArray(field.title());
            said.forEach(one -> list.add(one.text()));
        } else if (!said.isEmpty()) {
            json.put(field.title(), said.get(0).text());
        }
    }

    private void commitment(ObjectNode json, Said said) {
        Matcher read = COMMITMENT.matcher(said.text());
        if (!read.matches()) {
            faults.add(
                    said.line(),
                    Field.COMMITMENT,
                    "format",
                    "must look like A bell is answered (within 120 s, from queue-length of 3 or more to register-opened)");
            return;
        }
        ObjectNode commitment = json.putObject(Field.COMMITMENT.title());
        commitment.put("promise", read.group(1)).put("withinSeconds", Integer.parseInt(read.group(2)));
        if (read.group(3) != null) {
            signal(commitment.putObject("startedBy"), read, 3);
            signal(commitment.putObject("fulfilledBy"), read, 6);
        }
    }

    private static void signal(ObjectNode signal, Matcher read, int group) {
        signal.put("kind", read.group(group));
        if (read.group(group + 1) != null) {
            signal.put(
                    read.group(group + 2).equals("more") ? "atLeast" : "atMost", new BigDecimal(read.group(group + 1)));
        }
    }

    private void tell(Entry entry, Fault fault) {
        String[] names = fault.pointer().split("/");
        String last = names[names.length - 1];
        int index = last.matches("\\d{1,9}") ? Integer.parseInt(last) : 0;
        Field field = Field.ofPointer(fault.pointer());
        if (field == null) {
            faults.add(entry.line(), fault.code(), fault.pointer() + " " + fault.detail());
        } else {
            faults.add(entry.line(field, index), field, fault.code(), fault.detail());
        }
    }
}
