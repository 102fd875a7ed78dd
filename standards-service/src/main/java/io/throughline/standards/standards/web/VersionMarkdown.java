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
    static String of(List<VersionView> versions) {
        return versions.isEmpty()
                ? "No standards.\n"
                : versions.stream().map(VersionMarkdown::of).collect(Collectors.joining("\n---\n\n"));
    }

    static String of(VersionView version) {
        Stream<String> blocks = Stream.of(
                        Stream.of("# " + block(text(version.title())), facts(version)),
                        paragraphs(version.purpose()),
                        section("Steps", numbered(version.steps())),
                        section("Resources", bullets(version.resources())),
                        section("Audit questions", bullets(version.auditQuestions())))
                .flatMap(part -> part);
        return blocks.collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String facts(VersionView version) {
        String corrects = version.corrects() == null ? "" : ", corrects version " + version.corrects();
        return Stream.of(
                        fact("Standard", version.standard().toString()),
                        fact("Version", version.number() + corrects),
                        fact("Status", version.status().wireName()),
                        version.effectiveFrom() == null ? "" : fact("Effective", effective(version)),
                        version.role() == null ? "" : fact("Role", text(version.role())),
                        scope(version.scope()),
                        version.customerGoal() == null ? "" : fact("Customer's goal", text(version.customerGoal())))
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
                        among("touchpoints", scope.touchpoints()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining());
        return "- Scope:" + (narrowed.isEmpty() ? " everywhere" : narrowed);
    }

    /** An item below the scope's own. */
    private static String among(String name, List<String> values) {
        return values.isEmpty()
                ? ""
                : values.stream()
                        .map(value -> text(value).strip())
                        .collect(Collectors.joining(", ", "\n  - " + name + ": ", ""));
    }

    /** One for each line that the text has, blank ones left out. */
    private static Stream<String> paragraphs(String text) {
        return text == null
                ? Stream.of()
                : text.lines().map(line -> block(text(line))).filter(line -> !line.isEmpty());
    }

    private static Stream<String> section(String heading, String list) {
        return list.isEmpty() ? Stream.of() : Stream.of("## " + heading, list);
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
