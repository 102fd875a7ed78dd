package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.stores.Store;
import io.throughline.traffic.scenario.text.Draw;
import java.util.List;
import java.util.Map;

/** Draws where, and through what, people speak. */
final class Visits {

    private static final List<Channel> CHANNELS = List.of(Channel.KIOSK, Channel.APP, Channel.WEB);
    private static final double[] FOR_TAPS = {78, 17, 5};
    private static final double[] FOR_WORDS = {58, 25, 17};

    private static final Map<String, Double> TOUCHPOINTS = Map.of(
            "checkout", 34.0,
            "aisle", 17.0,
            "exit", 14.0,
            "service-desk", 10.0,
            "pickup", 8.0,
            "fitting-room", 6.0,
            "returns", 6.0,
            "entrance", 5.0);
    private static final List<String> NAMES =
            TOUCHPOINTS.keySet().stream().sorted().toList();
    private static final double[] WEIGHTS =
            NAMES.stream().mapToDouble(TOUCHPOINTS::get).toArray();

    private final List<Store> stores;
    private final double[] volumes;
    private final Draw draw;

    Visits(List<Store> stores, Draw draw) {
        this.stores = stores;
        this.volumes = stores.stream().mapToDouble(Store::volume).toArray();
        this.draw = draw;
    }

    Visit toTap() {
        return at(draw.pick(stores, volumes), draw.pick(CHANNELS, FOR_TAPS), draw.pick(NAMES, WEIGHTS));
    }

    Visit toWrite() {
        return toWriteAt(draw.pick(stores, volumes), List.of());
    }

    /** @param touchpoints those it can have happened at; empty for any */
    Visit toWriteAt(Store store, List<String> touchpoints) {
        String touchpoint = touchpoints.isEmpty() ? draw.pick(NAMES, WEIGHTS) : draw.pick(touchpoints);
        return at(store, draw.pick(CHANNELS, FOR_WORDS), touchpoint);
    }

    /** As an employee speaks up. */
    Visit byEmployee(Store store, List<String> touchpoints) {
        return at(store, Channel.EMPLOYEE, touchpoints.isEmpty() ? "service-desk" : draw.pick(touchpoints));
    }

    Store store() {
        return draw.pick(stores, volumes);
    }

    private Visit at(Store store, Channel channel, String touchpoint) {
        String device = channel == Channel.KIOSK ? device(store, draw.between(1, 4)) : null;
        String customer = channel == Channel.APP && draw.chance(0.5) ? "loyalty:" + draw.between(10_000, 99_999) : null;
        return new Visit(store, channel, touchpoint, device, customer);
    }

    static String device(Store store, int number) {
        return "k-" + store.code() + "-" + number;
    }
}
