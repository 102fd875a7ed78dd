package io.throughline.standards.standards.web;

import static io.throughline.standards.standards.web.Markdown.block;
import static io.throughline.standards.standards.web.Markdown.text;

import io.throughline.standards.standards.Scope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A version as a page that people read. What is not said is left out. */
final class VersionMarkdown {

    private VersionMarkdown() {}

    /** Pages one after the other, with a rule between them. */
    static String of(List<StandardView> standards) {
        return standards.isEmpty()
                ? "No standards.\n"
                : standards.stream().map(VersionMarkdown::of).collect(Collectors.joining("\n---\n\n"));
    }

    /** With what its variants add. */
    static String of(StandardView standard) {
        return Stream.concat(
                        Stream.of(of(standard.version())),
                        standard.additions().stream()
                                .map(addition -> "## In addition: " + block(text(addition.title())) + "\n\n"
                                        + page(addition, "###")))
                .collect(Collectors.joining("\n"));
    }

    static String of(VersionView version) {
        return "# " + block(text(version.title())) + "\n\n" + page(version, "##");
    }

    /** All but the title. */
    private static String page(VersionView version, String mark) {
        return Stream.of(
                        Stream.of(facts(version)),
                        paragraphs(version.purpose()),
                        section(mark + " Steps", numbered(version.steps())),
                        section(mark + " Resources", bullets(version.resources())),
                        section(mark + " Audit questions", bullets(version.auditQuestions())))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String facts(VersionView version) {
        String corrects = version.corrects() == null ? "" : ", corrects version " + version.corrects();
        return Stream.of(
                        fact("Standard", version.standard().toString()),
                        version.variant() == null ? "" : fact("Variant", text(version.variant())),
                        fact("Version", version.number() + corrects),
                        fact("Status", version.status().wireName()),
                        version.effectiveFrom() == null ? "" : fact("Effective", effective(version)),
                        version.role() == null ? "" : fact("Role", text(version.role())),
                        scope(version.scope()),
                        version.customerGoal() == null ? "" : fact("Customer's goal", text(version.customerGoal())),
                        version.commitment() == null
                                ? ""
                                : fact(
                                        "Service commitment",
                                        text(version.commitment().described())),
                        version.languages().isEmpty() ? "" : fact("Languages", String.join(", ", version.languages())),
                        version.supersededBy() == null
                                ? ""
                                : fact("Superseded by", "standard " + version.supersededBy()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String fact(String name, String value) {
        return "- " + name + ": " + value.strip();
    }

    private static String effective(VersionView version) {
        if (version.effectiveTo() == null) {
            return "from " + version.effectiveFrom() + " on";
        }
        return version.effectiveTo().isAfter(version.effectiveFrom())
                ? "from " + version.effectiveFrom() + " to "
                        + version.effectiveTo().minusDays(1)
                : "on no day";
    }

    private static String scope(Scope scope) {
        String narrowed = Stream.of(
                        among("regions", scope.regions()),
                        among("formats", scope.formats()),
                        among("stores", scope.stores()),
                        among("touchpoints", scope.touchpoints()),
                        among("roles", scope.roles()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining());
        return "- Scope:" + (narrowed.isEmpty() ? " everywhere" : narrowed);
    }

    /** An item below the scope's own: names with commas between them, or, where a name has one itself, each an item of its own. */
    private static String among(String name, List<String> values) {
        String item = "\n  - " + name + ":";
        if (values.stream().anyMatch(value -> value.contains(","))) {
            return values.stream()
                    .map(value -> "\n    - " + block(text(value)))
                    .collect(Collectors.joining("", item, ""));
        }
        return values.isEmpty()
                ? ""
                : values.stream().map(value -> text(value).strip()).collect(Collectors.joining(", ", item + " ", ""));
    }

    /** One for each line that the text has, blank ones left out. */
    private static Stream<String> paragraphs(String text) {
        return text == null
                ? Stream.of()
                : text.lines().map(line -> block(text(line))).filter(line -> !line.isEmpty());
    }

    private static Stream<String> section(String heading, String list) {
        return list.isEmpty() ? Stream.of() : Stream.of(heading, list);
    }

    private static String numbered(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> i + 1 + ". " + block(text(lines.get(i))))
                .collect(Collectors.joining("\n"));
    }

    private static String bullets(List<String> lines) {
        return lines.stream().map(line -> "- " + block(text(line))).collect(Collectors.joining("\n"));
    }
}
