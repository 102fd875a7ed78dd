package io.throughline.standards.standards.web;

import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import java.util.List;
import java.util.Random;

/** Standards as they are answered in Markdown, for those who read them. */
public final class Pages {

    private Pages() {}

    /** Each by its first version, with those of its variants. */
    public static String of(List<Standard> standards) {
        return VersionMarkdown.of(standards.stream().map(Pages::view).toList());
    }

    /** A text that is written to be more than a text. */
    public static String hostile(Random random) {
        return Reader.hostile(random);
    }

    private static StandardView view(Standard standard) {
        List<VersionView> versions = standard.versions().stream()
                .map(version -> VersionView.of(standard.id(), version))
                .toList();
        Version core = standard.versions().get(0);
        return new StandardView(
                standard.id(),
                null,
                standard.createdAt(),
                VersionView.of(standard.id(), core),
                versions.subList(1, versions.size()),
                null);
    }
}
