package io.throughline.standards.flow;

import static io.throughline.standards.Topics.erased;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.practiceDeleted;
import static io.throughline.standards.Topics.store;

import io.throughline.standards.PracticeEvent;
import io.throughline.standards.Topics.Sent;
import io.throughline.standards.flow.Act.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The other services: make of what happens the events that tell of it, in the order in which they publish them. */
final class Publishers {

    private static final Instant BEGIN = Instant.parse("2026-11-01T08:00:00Z");
    private static final String LATER = "\"later\": {\"deep\": [1]}";

    private record Entity(Organization in, int number) {}

    private final List<Told> told = new ArrayList<>();
    private final Map<Entity, Set<Integer>> found = new HashMap<>();
    private final Map<Entity, Integer> partOf = new HashMap<>();
    private final Map<Entity, List<String>> stores = new HashMap<>();
    private final Map<Entity, Integer> revisions = new HashMap<>();
    private int revision;

    private Publishers() {}

    static List<Told> tell(List<Act> acts) {
        Publishers publishers = new Publishers();
        acts.forEach(publishers::take);
        return publishers.told;
    }

    static UUID practiceId(int number) {
        return new UUID(2, number);
    }

    static UUID storyId(int number) {
        return new UUID(3, number);
    }

    /** What all words of the story have in them, and nothing else has. */
    static String mark(Organization in, int story) {
        return "<" + in + story + ">";
    }

    private void take(Act act) {
        // of all practices together: what changes at once has the same
        revision++;
        if (act instanceof Act.Finds finds) {
            find(finds.in(), finds.practice(), finds.stories(), finds.title());
        } else if (act instanceof Act.Merges merges) {
            merge(merges);
        } else if (act instanceof Act.Loses loses) {
            lose(new Entity(loses.in(), loses.practice()));
        } else if (act instanceof Act.Changes changes) {
            change(changes);
        } else if (act instanceof Act.Deletes deletes) {
            delete(new Entity(deletes.in(), deletes.store()));
        } else if (act instanceof Act.Erases erases) {
            erase(erases);
        } else if (act instanceof Act.TellsSomethingElse other) {
            add(
                    other.in() + " something else",
                    new Sent("throughline.feedback.v1", "io.throughline.later.v1", "key", "id:1", "not JSON"));
        } else {
            told.add(new Told(act.toString(), null, (Act.Decides) act));
        }
    }

    private void add(String name, Sent event) {
        told.add(new Told(name, event, null));
    }

    private void find(Organization in, int practice, List<Integer> stories, Act.Title title) {
        Entity entity = new Entity(in, practice);
        found.put(entity, new HashSet<>(stories));
        partOf.remove(entity);
        PracticeEvent event = event(entity).with("later", Map.of("deep", List.of(1)));
        stories.forEach(story -> event.excerpt(storyId(story), words(in, story)));
        event.spread("partial", stories.size());
        int from = title == Act.Title.FROM_ANOTHER_STORY ? stories.get(0) % 4 + 1 : stories.get(0);
        if (title == Act.Title.WRITTEN) {
            event.title("Title %d".formatted(revision));
        } else {
            event.proposedTitle(words(in, from), storyId(from));
        }
        if (title == Act.Title.FROM_NO_STORY) {
            event.without("titleFrom");
        }
        add(
                "%s practice %d r%d of stories %s, title %s".formatted(in, practice, revision, stories, title),
                practice(event));
    }

    /** A correction tells them otherwise than before. */
    private String words(Organization in, int story) {
        return "%s as of r%d.".formatted(mark(in, story), revision);
    }

    private PracticeEvent event(Entity practice) {
        return PracticeEvent.of(practice.in().id())
                .id(practiceId(practice.number()))
                .revision(revision);
    }

    /** The one that has its stories now is told of as well; it may be new. */
    private void merge(Act.Merges merges) {
        Entity part = new Entity(merges.in(), merges.practice());
        Entity whole = new Entity(merges.in(), merges.into());
        if (!found.containsKey(part) || parts(part).anyMatch(whole::equals)) {
            return;
        }
        Set<Integer> stories = new HashSet<>(found.remove(part));
        stories.addAll(found.getOrDefault(whole, Set.of()));
        partOf.put(part, whole.number());
        add(
                "%s practice %d r%d is part of %d".formatted(part.in(), part.number(), revision, whole.number()),
                practice(event(part).mergedInto(event(whole))));
        find(whole.in(), whole.number(), List.copyOf(stories), Act.Title.FROM_THE_FIRST_STORY);
    }

    private Stream<Entity> parts(Entity whole) {
        return Stream.concat(
                Stream.of(whole),
                partOf.entrySet().stream()
                        .filter(one -> one.getKey().in() == whole.in() && one.getValue() == whole.number())
                        .map(Map.Entry::getKey)
                        .flatMap(this::parts));
    }

    private void lose(Entity practice) {
        if (partOf.containsKey(practice)) {
            return;
        }
        parts(practice).toList().forEach(part -> {
            found.remove(part);
            partOf.remove(part);
            add(
                    "%s practice %d r%d is gone".formatted(part.in(), part.number(), revision),
                    practiceDeleted(event(part)));
        });
    }

    private void change(Act.Changes changes) {
        Entity store = new Entity(changes.in(), changes.store());
        List<String> history = stores.computeIfAbsent(store, one -> new ArrayList<>());
        String from = history.isEmpty() ? "" : "\"from\": \"%s\", ".formatted(LocalDate.EPOCH.plusDays(changes.day()));
        history.add("{%s\"code\": \"S%d-%d\", \"name\": \"Store\", \"region\": \"%s\", \"timeZone\": \"UTC\", %s}"
                .formatted(from, changes.store(), history.size() / 2, changes.region(), LATER));
        int next = next(store);
        add(
                "%s store %d r%d %s".formatted(store.in(), store.number(), next, history),
                store(
                        store.in().id(),
                        storeId(store),
                        next,
                        BEGIN.plusSeconds(revision),
                        history.toArray(String[]::new)));
    }

    private void delete(Entity store) {
        stores.remove(store);
        int next = next(store);
        Sent state = store(store.in().id(), storeId(store), next, BEGIN.plusSeconds(revision));
        add(
                "%s store %d r%d is gone".formatted(store.in(), store.number(), next),
                new Sent(state.topic(), state.type(), state.key(), state.id(), state.told(), null));
    }

    private static UUID storeId(Entity store) {
        return new UUID(4, store.number());
    }

    private int next(Entity store) {
        return revisions.merge(store, 1, Integer::sum);
    }

    private void erase(Act.Erases erases) {
        String reason = erases.asked() ? "" : ", \"reason\": \"retention\"";
        add(
                "%s story %d is erased%s".formatted(erases.in(), erases.story(), reason),
                erased(erases.in().id(), storyId(erases.story()), reason + ", " + LATER));
    }
}
