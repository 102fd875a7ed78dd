package io.throughline.stories.practices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.PassageEncoder;
import io.throughline.stories.classification.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prints how well stories are grouped, beside simpler ways: {@code stories-service/evaluate-practices}. First tellings of behaviours that the encoder was
 * not taught, on which the thresholds are chosen; then the gold set, on which nothing is. What is marked "at its best" has the threshold that fits the very
 * set best, which is more than it would have in the field.
 */
public final class EvaluatePractices {

    private static final int LEAST_STORIES = 3;
    private static final int DRAWS = 6;
    private static final PracticeFinder.Threshold SHIPPED = new PracticeFinder.Threshold(0.36, 0.2);
    private static final String ROW = "%-46s %6.3f %6.3f %6.3f %6.3f %7.1f %% %6d%n";

    private final Classifier classifier;
    private final PassageEncoder taught;
    private final PassageEncoder untaught;

    private EvaluatePractices(Classifier classifier, PassageEncoder taught, PassageEncoder untaught) {
        this.classifier = classifier;
        this.taught = taught;
        this.untaught = untaught;
    }

    /** @param pile what is grouped together: an origin's stories of one organization; @param practice null for a one-off */
    record Story(String pile, Origin origin, String practice, String text, float[] vector, float[] untaught) {}

    /** @param arguments the gold set, JSON lines of set, origin, practice and text; and {@code teaching/tellings.jsonl} */
    @SuppressWarnings("java:S106") // a command's output
    public static void main(String... arguments) throws IOException {
        try (Classifier classifier = Classifier.load();
                PassageEncoder untaught = PassageEncoder.untaught();
                PassageEncoder taught = PassageEncoder.load()) {
            EvaluatePractices evaluation = new EvaluatePractices(classifier, taught, untaught);
            List<Story> development = evaluation.development(Path.of(arguments[1]));
            table(System.out, "What the encoder was not taught, in " + DRAWS + " draws (development)", development);
            thresholds(System.out, development);
            table(System.out, "Gold set", evaluation.gold(Path.of(arguments[0])));
        }
    }

    /** What is chosen on the development set. */
    private static void thresholds(PrintStream out, List<Story> stories) {
        Map<Story, float[]> vectors = vectors(stories, Story::vector);
        for (double alike = 0.2; alike < 0.5; alike += 0.04) {
            for (double less = 0; less < 0.2; less += 0.08) {
                PracticeFinder.Threshold threshold = new PracticeFinder.Threshold(alike, alike - less);
                row(
                        out,
                        String.format(Locale.ROOT, "    alike %.2f, groups alike %.2f", alike, alike - less),
                        figures(stories, grouped(stories, vectors, threshold)));
            }
        }
    }

    private static void table(PrintStream out, String title, List<Story> stories) {
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
        best(out, "encoder as it was before it was taught", stories, vectors(stories, Story::untaught));
        Map<Story, float[]> vectors = vectors(stories, Story::vector);
        best(out, "as shipped", stories, vectors);
        row(out, "as shipped, at the shipped threshold", figures(stories, grouped(stories, vectors, SHIPPED)));
        for (Origin origin : stories.stream().map(Story::origin).distinct().toList()) {
            List<Story> some =
                    stories.stream().filter(story -> story.origin() == origin).toList();
            row(out, "    of these: " + origin.wireName(), figures(some, grouped(some, vectors, SHIPPED)));
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
    private static void best(PrintStream out, String name, List<Story> stories, Map<Story, float[]> vectors) {
        DoubleFunction<GroupingFigures> at = least -> figures(stories, grouped(stories, vectors, least));
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

    private static Map<Story, float[]> vectors(List<Story> stories, Function<Story, float[]> vector) {
        return stories.stream().collect(Collectors.toMap(Function.identity(), vector));
    }

    private static Function<Story, Object> grouped(List<Story> stories, Map<Story, float[]> vectors, double least) {
        return grouped(stories, vectors, (some, free) -> AverageLinkage.groups(some, free, least));
    }

    private static Function<Story, Object> grouped(
            List<Story> stories, Map<Story, float[]> vectors, PracticeFinder.Threshold threshold) {
        return grouped(
                stories,
                vectors,
                (some, free) -> AverageLinkage.groups(
                        some, free, threshold.alike(), LEAST_STORIES - 1, threshold.groupsAlike()));
    }

    private static Function<Story, Object> grouped(
            List<Story> stories, Map<Story, float[]> vectors, BiFunction<List<float[]>, int[], List<int[]>> linkage) {
        Map<Story, Object> groups = new HashMap<>();
        stories.stream().collect(Collectors.groupingBy(Story::pile)).forEach((pile, some) -> {
            int[] free = new int[some.size()];
            Arrays.fill(free, AverageLinkage.FREE);
            for (int[] group : linkage.apply(some.stream().map(vectors::get).toList(), free)) {
                Object name = new Object();
                Arrays.stream(group)
                        .filter(i -> group.length >= LEAST_STORIES)
                        .forEach(i -> groups.put(some.get(i), name));
            }
        });
        return story -> groups.getOrDefault(story, story);
    }

    private static Map<Story, float[]> words(List<Story> stories) {
        Map<String, Integer> frequency = new HashMap<>();
        stories.forEach(story -> terms(story).forEach(term -> frequency.merge(term, 1, Integer::sum)));
        List<String> vocabulary = List.copyOf(frequency.keySet());
        Map<String, Integer> places = new HashMap<>();
        vocabulary.forEach(term -> places.put(term, places.size()));
        Map<Story, float[]> vectors = new HashMap<>();
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
            vectors.put(story, values);
        }
        return vectors;
    }

    private static List<String> terms(Story story) {
        return Arrays.stream(story.text().toLowerCase(Locale.ROOT).split("[^\\p{L}']+"))
                .filter(word -> word.length() > 2)
                .distinct()
                .toList();
    }

    private List<Story> gold(Path file) throws IOException {
        List<Story> stories = new ArrayList<>();
        for (JsonNode row : rows(file)) {
            stories.add(
                    story(row, row.path("set").asText(), row.path("practice").textValue()));
        }
        return stories;
    }

    /** In each draw a third of the behaviours are told 5 to 15 times, the others once. */
    private List<Story> development(Path tellings) throws IOException {
        Map<String, List<JsonNode>> behaviours = new TreeMap<>();
        for (JsonNode row : rows(tellings)) {
            String behaviour = row.path("behaviour").asText();
            if (leftOut(behaviour)) {
                behaviours
                        .computeIfAbsent(row.path("origin").asText() + " " + behaviour, first -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Story> stories = new ArrayList<>();
        Random random = new Random(1);
        for (int draw = 0; draw < DRAWS; draw++) {
            int turn = draw;
            for (List<JsonNode> told : behaviours.values()) {
                Collections.shuffle(told, random);
                boolean often = turn++ % 3 == 0;
                for (JsonNode row : told.subList(0, often ? 5 + random.nextInt(11) : 1)) {
                    stories.add(story(
                            row, "draw " + draw, often ? row.path("behaviour").asText() : null));
                }
            }
        }
        return stories;
    }

    /** As {@code teaching/teach.py} leaves them out. */
    private static boolean leftOut(String behaviour) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(behaviour.getBytes(StandardCharsets.UTF_8));
            return Byte.toUnsignedInt(hash[0]) < 51;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(json.readTree(line));
        }
        return rows;
    }

    private Story story(JsonNode row, String set, String practice) {
        String text = row.path("text").asText();
        String sentence = classifier
                .classify(List.of(Subject.ofText(text)))
                .get(0)
                .explanation()
                .sentence();
        String telling = sentence == null ? text : sentence;
        Origin origin = Origin.BY_NAME.get(row.path("origin").asText());
        return new Story(
                set + "/" + origin.wireName(),
                origin,
                practice,
                text,
                taught.vector(text, telling),
                untaught.vector(text, telling));
    }
}
