package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.stores.Format;
import io.throughline.traffic.scenario.stores.Store;
import io.throughline.traffic.scenario.text.Draw;
import java.util.List;
import java.util.Locale;

/**
 * A practice to be planted, as the scenario's file says it: {@code foot-notebook star 28 store 14}.
 *
 * @param key names the file with its tellings
 * @param where {@code store 14}, {@code region North}, {@code format city} or {@code stores 12} (drawn)
 */
record PracticePlan(String key, Spread spread, int stories, String where) {

    static PracticePlan read(String line) {
        String[] words = line.split(" ", 4);
        return new PracticePlan(
                words[0], Spread.valueOf(words[1].toUpperCase(Locale.ROOT)), Integer.parseInt(words[2]), words[3]);
    }

    List<Store> stores(List<Store> all, Draw draw) {
        String[] words = where.split(" ");
        return switch (words[0]) {
            case "store" -> List.of(all.get(Integer.parseInt(words[1]) - 1));
            case "region" ->
                all.stream().filter(store -> store.region().equals(words[1])).toList();
            case "format" ->
                all.stream()
                        .filter(store -> store.format() == Format.valueOf(words[1].toUpperCase(Locale.ROOT)))
                        .toList();
            case "stores" -> draw.shuffled(all).subList(0, Integer.parseInt(words[1]));
            default -> throw new IllegalStateException("no such place: " + where);
        };
    }
}
