package io.throughline.stories.practices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.practices.Likeness.Print;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prints how well stories are grouped, beside simpler ways: {@code stories-service/evaluate-practices}. First on variations that were left out of
 * learning, on which choices are made; then on the gold set, on which none are. What is marked "at its best" has the threshold that fits the very
 * set best, which is more than it would have in the field.
 */
public final class EvaluatePractices {

    private static final int LEAST_STORIES = 3;
    private static final PracticeFinder.Threshold SHIPPED = new PracticeFinder.Threshold(0.12, 0.02);
    private static final String ROW = "%-46s %6.3f %6.3f %6.3f %6.3f %7.1f %% %6d%n";

    private EvaluatePractices() {}

    /** @param pile what is grouped together: an origin's stories of one organization; @param practice null for a one-off */
    record Story(String pile, String practice, String text, Behaviour behaviour) {}

    /** @param arguments the gold set, JSON lines of set, origin, practice and text */
    @SuppressWarnings("java:S106") // a command's output
    public static void main(String... arguments) throws IOException {
        PrintStream out = System.out;
        try (Classifier classifier = Classifier.load()) {
            List<List<String>> classes = List.copyOf(Variations.read().values());
            List<Story> development = new ArrayList<>();
            Map<Story, Likeness> halves = new HashMap<>();
            Map<String, float[]> known = new HashMap<>();
            Function<String, float[]> embed = text -> known.computeIfAbsent(text, classifier::embed);
            for (int half = 0; half < 2; half++) {
                int left = half;
                Likeness likeness = LearnLikeness.learn(part(classes, 1 - half), LearnLikeness.seeds(), embed);
                stories(part(Variations.read(), left), "half " + half, classifier)
                        .forEach(story -> {
                            development.add(story);
                            halves.put(story, likeness);
                        });
            }
            table(out, "Variations left out of learning (development)", development, halves::get);
            Likeness shipped = Likeness.load();
            table(out, "Gold set", gold(Path.of(arguments[0]), classifier), story -> shipped);
        }
    }

    private static void table(PrintStream out, String title, List<Story> stories, Function<Story, Likeness> likeness) {
        out.printf(
                "%n%s: %d stories, %d of them one-offs, %d practices%n",
                title,
                stories.size(),
                stories.stream().filter(story -> story.practice() == null).count(),
                stories.stream()
                        .filter(story -> story.practice() != null)
                        .map(story -> story.pile() + story.practice())
                        .distinct()
                        .count());
        out.printf("%-46s %6s %6s %6s %6s %9s %6s%n", "", "B3 F", "B3 P", "B3 R", "ARI", "one-offs", "groups");
        row(out, "all single", figures(stories, story -> story));
        row(out, "all in one", figures(stories, Story::pile));
        best(out, "words (TF-IDF)", stories, words(stories));
        best(
                out,
                "embeddings as they are",
                stories,
                prints(
                        stories,
                        story -> Likeness.ofEmbeddings(
                                new float[story.behaviour().vector().length])));
        best(out, "embeddings less their mean", stories, prints(stories, story -> likeness.apply(story)
                .centred()));
        best(out, "whitened", stories, prints(stories, story -> likeness.apply(story)
                .whitened()));
        best(out, "whitened, with deeds and circumstances", stories, prints(stories, story -> likeness.apply(story)
                .absolute()));
        Map<Story, Print> prints = prints(stories, likeness);
        best(out, "the same against the background (as shipped)", stories, prints);
        row(out, "as shipped, at the shipped threshold", figures(stories, shipped(stories, prints)));
        for (Origin origin : stories.stream()
                .map(story -> story.behaviour().origin())
                .distinct()
                .toList()) {
            List<Story> some = stories.stream()
                    .filter(story -> story.behaviour().origin() == origin)
                    .toList();
            row(out, "    of these: " + origin.wireName(), figures(some, shipped(some, prints)));
        }
    }

    private static void row(PrintStream out, String name, GroupingFigures figures) {
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                figures.f(),
                figures.precision(),
                figures.recall(),
                figures.rand(),
                100 * figures.oneOffsJoined(),
                figures.groups());
    }

    /** With the threshold of the highest sum of B-cubed F and adjusted Rand index. */
    private static void best(PrintStream out, String name, List<Story> stories, Map<Story, Print> prints) {
        DoubleFunction<GroupingFigures> at = least -> figures(stories, grouped(stories, prints, least));
        GroupingFigures best = null;
        for (double least = -0.3; least < 1; least += 0.02) {
            GroupingFigures figures = at.apply(least);
            best = best == null || figures.f() + figures.rand() > best.f() + best.rand() ? figures : best;
        }
        row(out, name + ", at its best", best);
    }

    private static GroupingFigures figures(List<Story> stories, Function<Story, Object> group) {
        return GroupingFigures.of(stories.stream()
                .map(story -> new GroupingFigures.Placed(
                        story.practice() == null ? null : story.pile() + " " + story.practice(), group.apply(story)))
                .toList());
    }

    private static Map<Story, Print> prints(List<Story> stories, Function<Story, Likeness> likeness) {
        return stories.stream().collect(Collectors.toMap(Function.identity(), story -> likeness.apply(story)
                .print(story.behaviour())));
    }

    private static Function<Story, Object> grouped(List<Story> stories, Map<Story, Print> prints, double least) {
        return grouped(stories, prints, (some, free) -> AverageLinkage.groups(some, free, least));
    }

    private static Function<Story, Object> shipped(List<Story> stories, Map<Story, Print> prints) {
        return grouped(
                stories,
                prints,
                (some, free) ->
                        AverageLinkage.groups(some, free, SHIPPED.alike(), LEAST_STORIES - 1, SHIPPED.groupsAlike()));
    }

    private static Function<Story, Object> grouped(
            List<Story> stories, Map<Story, Print> prints, BiFunction<List<Print>, int[], List<int[]>> linkage) {
        Map<Story, Object> groups = new HashMap<>();
        stories.stream().collect(Collectors.groupingBy(Story::pile)).forEach((pile, some) -> {
            int[] free = new int[some.size()];
            Arrays.fill(free, AverageLinkage.FREE);
            for (int[] group : linkage.apply(some.stream().map(prints::get).toList(), free)) {
                Object name = new Object();
                Arrays.stream(group)
                        .filter(i -> group.length >= LEAST_STORIES)
                        .forEach(i -> groups.put(some.get(i), name));
            }
        });
        return story -> groups.getOrDefault(story, story);
    }

    private static Map<Story, Print> words(List<Story> stories) {
        Map<String, Integer> frequency = new HashMap<>();
        stories.forEach(story -> terms(story).forEach(term -> frequency.merge(term, 1, Integer::sum)));
        List<String> vocabulary = List.copyOf(frequency.keySet());
        Map<String, Integer> places = new HashMap<>();
        vocabulary.forEach(term -> places.put(term, places.size()));
        Map<Story, Print> prints = new HashMap<>();
        for (Story story : stories) {
            float[] values = new float[vocabulary.size()];
            double norm = 0;
            for (String term : terms(story)) {
                double weight = Math.log((stories.size() + 1.0) / frequency.get(term));
                values[places.get(term)] = (float) weight;
                norm += weight * weight;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] /= (float) Math.sqrt(Math.max(norm, 1e-9));
            }
            prints.put(story, new Print(values, 0));
        }
        return prints;
    }

    private static List<String> terms(Story story) {
        return Arrays.stream(story.text().toLowerCase(Locale.ROOT).split("[^\\p{L}']+"))
                .filter(word -> word.length() > 2)
                .distinct()
                .toList();
    }

    private static <T> List<T> part(List<T> all, int half) {
        List<T> part = new ArrayList<>();
        for (int i = half; i < all.size(); i += 2) {
            part.add(all.get(i));
        }
        return part;
    }

    private static Map<String, List<String>> part(Map<String, List<String>> all, int half) {
        Map<String, List<String>> part = new LinkedHashMap<>();
        part(List.copyOf(all.keySet()), half).forEach(name -> part.put(name, all.get(name)));
        return part;
    }

    private static List<Story> stories(Map<String, List<String>> told, String set, Classifier classifier) {
        List<Story> stories = new ArrayList<>();
        told.forEach((name, tellings) -> {
            Origin origin = Origin.BY_NAME.get(name.substring(1, name.indexOf(' ')));
            tellings.forEach(text -> stories.add(story(set, origin, name, text, classifier)));
        });
        return stories;
    }

    private static List<Story> gold(Path file, Classifier classifier) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Story> stories = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = json.readTree(line);
            stories.add(story(
                    row.path("set").asText(),
                    Origin.BY_NAME.get(row.path("origin").asText()),
                    row.path("practice").textValue(),
                    row.path("text").asText(),
                    classifier));
        }
        return stories;
    }

    private static Story story(String set, Origin origin, String practice, String text, Classifier classifier) {
        String sentence = classifier
                .classify(List.of(Subject.ofText(text)))
                .get(0)
                .explanation()
                .sentence();
        String passage = sentence == null ? text : classifier.passage(text, sentence);
        Behaviour behaviour = new Behaviour(
                UUID.nameUUIDFromBytes((set + text).getBytes()),
                origin,
                Instant.EPOCH,
                "S1",
                null,
                List.of(),
                sentence == null ? text : sentence,
                passage,
                classifier.embed(passage));
        return new Story(set + "/" + origin.wireName(), practice, text, behaviour);
    }
}
