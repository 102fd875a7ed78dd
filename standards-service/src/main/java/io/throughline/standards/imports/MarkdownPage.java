package io.throughline.standards.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads the page of one standard, in the form in which this service writes it: a title, a list of facts, paragraphs that say the purpose, and
 * lists below the headings Steps, Resources and Audit questions. What stands where nothing is known of it is a fault: nothing is left out in
 * silence.
 */
final class MarkdownPage {

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private static final Map<String, Field> SECTIONS =
            Map.of("steps", Field.STEPS, "resources", Field.RESOURCES, "audit questions", Field.AUDIT_QUESTIONS);
    private static final String ADDITION = "in addition:";

    private static final Map<String, Field> FACTS = Map.of(
            "reference", Field.REFERENCE,
            "variant", Field.VARIANT,
            "effective", Field.EFFECTIVE_FROM,
            "role", Field.ROLE,
            "customer's goal", Field.CUSTOMER_GOAL,
            "service commitment", Field.COMMITMENT,
            "languages", Field.LANGUAGES);
    /** What another system knows of it, and what is not so here. */
    private static final Set<String> IGNORED = Set.of("version", "status", "superseded by");

    private static final Map<String, Field> SCOPES = Map.of(
            "regions", Field.REGIONS,
            "formats", Field.FORMATS,
            "stores", Field.STORES,
            "touchpoints", Field.TOUCHPOINTS,
            "roles", Field.ROLES);

    private static final Pattern FROM_ON = Pattern.compile("from (\\S+) on");
    private static final Pattern FROM_TO = Pattern.compile("from (\\S+) to (\\S+)");

    private final long begun;
    private final FileFaults faults;
    private final Entry whole;
    private Entry entry;
    private Field section;
    /** What the standard is called where the page comes from. */
    private Said id;

    private MarkdownPage(long begun, FileFaults faults) {
        this.begun = begun;
        this.faults = faults;
        this.whole = Entry.standard(begun);
        this.entry = whole;
    }

    /** @param begun the line of the file on which the page begins */
    static Entry read(String page, long begun, FileFaults faults) {
        MarkdownPage read = new MarkdownPage(begun, faults);
        Node document = PARSER.parse(page);
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            read.block(block);
        }
        if (read.id != null && !read.whole.says(Field.REFERENCE)) {
            read.whole.say(Field.REFERENCE, read.id.line(), read.id.text());
        }
        return read.whole;
    }

    private void block(Node block) {
        if (block instanceof Heading heading) {
            heading(heading);
        } else if (block instanceof Paragraph && section == null) {
            paragraph(block);
        } else if (block instanceof BulletList && section == null) {
            facts(block);
        } else if (block instanceof ListBlock && section != null) {
            items(block, section);
        } else if (!(block instanceof ThematicBreak || block instanceof LinkReferenceDefinition)) {
            fault(block, "unknown", section == null ? "is not a paragraph or a list" : "is not a list");
        }
    }

    private void heading(Heading heading) {
        String text = Inline.text(heading);
        String name = text.toLowerCase(Locale.ROOT);
        if (heading.getLevel() == 1 && heading.getPrevious() == null) {
            say(Field.TITLE, heading, text);
        } else if (heading.getLevel() > 1 && SECTIONS.containsKey(name)) {
            section = SECTIONS.get(name);
            if (entry.says(section)) {
                fault(heading, "repeated", "is there twice");
            }
        } else if (heading.getLevel() > 1 && name.startsWith(ADDITION)) {
            section = null;
            entry = Entry.addition(line(heading));
            whole.add(entry);
            say(Field.TITLE, heading, text.substring(ADDITION.length()).strip());
        } else {
            fault(
                    heading,
                    "unknown",
                    Shown.of(text) + " is not one of Steps, Resources, Audit questions, In addition: …");
        }
    }

    private void paragraph(Node paragraph) {
        say(Field.PURPOSE, paragraph, Inline.text(paragraph));
    }

    private void items(Node list, Field field) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            say(field, item, plain(item));
        }
    }

    /** What an item says where it is nothing but text. */
    private String plain(Node item) {
        StringBuilder text = new StringBuilder();
        for (Node block = item.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Paragraph) {
                text.append(text.length() == 0 ? "" : " ").append(Inline.text(block));
            } else {
                fault(block, "unknown", "is not a text: only the scope has lists within a list");
            }
        }
        return text.toString();
    }

    private void facts(Node list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Node first = item.getFirstChild();
            String text = first instanceof Paragraph ? Inline.text(first) : "";
            int colon = text.indexOf(':');
            String name = colon < 0 ? text : text.substring(0, colon).strip();
            String value = colon < 0 ? "" : text.substring(colon + 1).strip();
            if (name.equalsIgnoreCase("scope")) {
                scope(item, value);
            } else {
                fact(item, name, value);
            }
        }
    }

    private void fact(Node item, String name, String value) {
        String known = name.toLowerCase(Locale.ROOT);
        Field field = FACTS.get(known);
        plain(item);
        if (known.equals("standard")) {
            id = id == null ? new Said(line(item), value) : id;
        } else if (field == Field.EFFECTIVE_FROM) {
            effective(item, value);
        } else if (field == Field.LANGUAGES) {
            parts(field, item, value);
        } else if (field != null) {
            say(field, item, value);
        } else if (!IGNORED.contains(known)) {
            fault(item, "unknown", Shown.of(name) + " is not a fact that is known; a purpose is written as paragraphs");
        }
    }

    /** As a period with its last day; as a day it is the first. */
    private void effective(Node item, String value) {
        Matcher on = FROM_ON.matcher(value);
        Matcher to = FROM_TO.matcher(value);
        if (to.matches()) {
            say(Field.EFFECTIVE_FROM, item, to.group(1));
            say(Field.EFFECTIVE_TO, item, after(to.group(2)));
        } else {
            say(Field.EFFECTIVE_FROM, item, on.matches() ? on.group(1) : value);
        }
    }

    private static String after(String day) {
        try {
            return LocalDate.parse(day).plusDays(1).toString();
        } catch (DateTimeException garbled) {
            return day;
        }
    }

    private void scope(Node item, String value) {
        if (!value.isEmpty() && !value.equalsIgnoreCase("everywhere")) {
            fault(
                    item,
                    "value",
                    "the scope is everywhere, or a list of regions, formats, stores, touchpoints and roles");
        }
        for (Node block = item.getFirstChild().getNext(); block != null; block = block.getNext()) {
            if (block instanceof BulletList) {
                for (Node list = block.getFirstChild(); list != null; list = list.getNext()) {
                    scopeList(list);
                }
            } else {
                fault(block, "unknown", "is not a list");
            }
        }
    }

    /** Names with commas between them, or each an item of a list of its own. */
    private void scopeList(Node item) {
        Node first = item.getFirstChild();
        String text = first instanceof Paragraph ? Inline.text(first) : "";
        int colon = text.indexOf(':');
        Field field =
                colon < 0 ? null : SCOPES.get(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
        if (field == null) {
            fault(
                    item,
                    "unknown",
                    Shown.of(text) + " is not one of regions: …, formats: …, stores: …, touchpoints: …, roles: …");
            return;
        }
        parts(field, item, text.substring(colon + 1));
        for (Node block = first.getNext(); block != null; block = block.getNext()) {
            if (block instanceof ListBlock) {
                items(block, field);
            } else {
                fault(block, "unknown", "is not a list");
            }
        }
    }

    private void parts(Field field, Node at, String value) {
        for (String part : value.split(",")) {
            say(field, at, part.strip());
        }
    }

    private void say(Field field, Node at, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!field.isMany() && field != Field.PURPOSE && entry.says(field)) {
            faults.add(line(at), field, "repeated", "is there twice");
            return;
        }
        entry.say(field, line(at), text);
    }

    private void fault(Node at, String code, String detail) {
        faults.add(line(at), code, detail);
    }

    private long line(Node node) {
        return node.getSourceSpans().isEmpty()
                ? begun
                : begun + node.getSourceSpans().get(0).getLineIndex();
    }
}
