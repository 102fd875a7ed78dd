package io.throughline.standards.imports;

import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Places;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.StandardEvent;
import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What becomes of a file's items: what is taken as published must be what could be published, and nothing is there twice. */
public final class ItemCheck {

    private static final UUID NONE = new UUID(0, 0);

    private final Terms terms;
    private final Places places;
    private final Instant now;
    private final LocalDate today;
    private final FileFaults faults;
    private final Map<String, Long> lines = new HashMap<>();

    /** @param places all stores; looked at for what is taken as published: a draft's may be registered meanwhile */
    public ItemCheck(Terms terms, Places places, Instant now, FileFaults faults) {
        this.terms = terms;
        this.places = places;
        this.now = now;
        this.today = places.today(List.of(Scope.EVERYWHERE), now);
        this.faults = faults;
    }

    /** What is taken of it; of no use where it has faults. */
    public Imported check(Item item) {
        int before = faults.total();
        List<Imported.Part> versions = new ArrayList<>();
        versions.add(said(item, null, terms.effectiveFrom()));
        for (Item addition : item.additions()) {
            Imported.Part said = said(addition, addition.name(), versions.get(0).effectiveFrom());
            if (said.variant() != null
                    && versions.stream().anyMatch(other -> said.variant().equals(other.variant()))) {
                fault(addition, Field.VARIANT, "repeated", "the standard has it already");
            }
            versions.add(said);
        }
        long line = item.entry().line();
        Imported imported = new Imported(line, item.name(), versions, Fingerprint.of(item.name(), versions));
        onlyOnce(imported);
        if (terms.published() && faults.total() == before) {
            asOne(imported);
        }
        return imported;
    }

    private Imported.Part said(Item item, String variant, LocalDate otherwise) {
        Content content = item.content();
        boolean core = item.entry().isWhole();
        if (!core) {
            content.replacing()
                    .forEach(field ->
                            fault(item, field, "variant", "is not a variant's: a variant adds to what the core says"));
        }
        if (!terms.published()) {
            return new Imported.Part(variant, content, null, null);
        }
        for (String field : core ? content.missing() : content.missingInVariant()) {
            if (!isSaid(item, field)) {
                fault(item, field, "required", "is needed of what is published");
            }
        }
        places.unmet(content.scope()).forEach(unmet -> fault(item, unmet));
        LocalDate from = item.effectiveFrom() == null ? otherwise : item.effectiveFrom();
        checkDays(item, from);
        return new Imported.Part(variant, content, from, item.effectiveTo());
    }

    /** And so has faults of its own. */
    private static boolean isSaid(Item item, String field) {
        Field said = Field.ofPointer("/" + field);
        return said != null && item.entry().says(said);
    }

    private void checkDays(Item item, LocalDate from) {
        if (from == null) {
            if (!item.entry().says(Field.EFFECTIVE_FROM)) {
                fault(item, Field.EFFECTIVE_FROM, "required", "is needed: since when does it hold?");
            }
        } else if (from.isAfter(today)) {
            fault(
                    item,
                    Field.EFFECTIVE_FROM,
                    "day",
                    "must be " + today + " or earlier: what is to come is imported as a draft, and published");
        } else if (item.effectiveTo() != null && !item.effectiveTo().isAfter(from)) {
            fault(item, Field.EFFECTIVE_TO, "day", "must be after " + from + ", the first day");
        }
    }

    private void onlyOnce(Imported imported) {
        String key = imported.reference() == null ? null : "reference " + imported.reference();
        Long first = key == null ? null : lines.putIfAbsent(key, imported.line());
        if (first != null) {
            faults.add(imported.line(), Field.REFERENCE, "repeated", "is that of line " + first + " already");
            return;
        }
        if (imported.versions().get(0).content().title() == null) {
            return;
        }
        Long same = lines.putIfAbsent(imported.fingerprint().titleAndScope(), imported.line());
        if (same != null) {
            faults.add(imported.line(), Field.TITLE, "repeated", "line " + same + " has the same title and scope");
        }
    }

    /** What only all of its versions together tell. */
    private void asOne(Imported imported) {
        Standard standard = imported.standard(NONE, NONE, "", now);
        for (Version version : standard.versions()) {
            if (!version.isCore()) {
                standard.weakened(version, version.effectiveFrom())
                        .ifPresent(core -> faults.add(
                                imported.line(),
                                "weakens-the-core",
                                "variant " + Shown.of(version.variant()) + " promises less than the standard"));
            }
        }
        int bytes = StandardEvent.bytes(standard);
        if (bytes > StandardEvent.MOST_BYTES) {
            String detail = "would have %,d bytes, and %,d are the most";
            faults.add(
                    imported.line(), "too-long", String.format(Locale.ROOT, detail, bytes, StandardEvent.MOST_BYTES));
        }
    }

    private void fault(Item item, Scope.Unmet unmet) {
        if (unmet.list() == null) {
            faults.add(item.entry().line(), "no-store", "the scope " + unmet.detail());
        } else {
            Field field = Field.ofPointer("/scope/" + unmet.list());
            // a line of a CSV file may name a hundred stores
            String name = item.entry().of(field).get(unmet.index()).text();
            faults.add(
                    item.entry().line(field, unmet.index()), field, "no-store", Shown.of(name) + ": " + unmet.detail());
        }
    }

    /** @param name with slashes between its parts */
    private void fault(Item item, String name, String code, String detail) {
        fault(item, Field.ofPointer("/" + name), code, detail);
    }

    private void fault(Item item, Field field, String code, String detail) {
        if (field == null) {
            faults.add(item.entry().line(), code, "the scope " + detail);
        } else {
            faults.add(item.entry().line(field, 0), field, code, detail);
        }
    }
}
