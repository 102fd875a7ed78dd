package io.throughline.traffic.scenario.stores;

import io.throughline.traffic.scenario.text.Draw;
import io.throughline.traffic.scenario.text.Parts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The stores that scenarios play in, C001 to C060. They are the same whatever the seed, so that a second scenario finds them registered;
 * any twelve in a row hold each region in each format.
 */
public final class Stores {

    private static final long ALWAYS = 1;
    private static final List<String> REGIONS = List.of("North", "East", "South", "West");
    private static final List<Format> FORMATS = List.of(Format.values());
    private static final int LEAST_STAFF = 8;
    private static final int MOST_STAFF = 12;

    private Stores() {}

    /** @param count how many, from C001 on; at most 60 */
    public static List<Store> first(int count) {
        Parts parts = Parts.read("stores");
        List<String> names = parts.section("names");
        if (count > names.size()) {
            throw new IllegalArgumentException("there are " + names.size() + " stores, not " + count);
        }
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String region = REGIONS.get(i % REGIONS.size());
            Format format = FORMATS.get(i / REGIONS.size() % FORMATS.size());
            String code = String.format(Locale.ROOT, "C%03d", i + 1);
            Draw draw = Draw.of(ALWAYS, code);
            stores.add(new Store(
                    code,
                    names.get(i),
                    region,
                    format,
                    ZoneId.of(draw.pick(parts.section("zones of " + region))),
                    LocalDate.of(draw.between(1986, 2023), draw.between(1, 12), draw.between(1, 28)),
                    0.5 * Math.pow(4, draw.share()),
                    staff(code, parts, draw)));
        }
        return stores;
    }

    private static List<Employee> staff(String code, Parts parts, Draw draw) {
        List<String> women = draw.shuffled(parts.section("women"));
        List<String> men = draw.shuffled(parts.section("men"));
        int count = draw.between(LEAST_STAFF, MOST_STAFF);
        List<Employee> staff = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            boolean female = draw.chance(0.55);
            String id = String.format(Locale.ROOT, "e-%s-%02d", code, i);
            staff.add(new Employee(id, (female ? women : men).get(i), female));
        }
        return staff;
    }
}
