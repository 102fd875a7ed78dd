package io.throughline.benchmarks.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Feedback, one a request or as JSON arrays: ids and times are new each time, the rest is taken in turn from texts made ahead. */
public final class FeedbackRequests implements Requests {

    /** Of a large retailer. Each device stands in one store, so this is a multiple of the number of stores. */
    public static final int DEVICES = 100_000;

    private static final int TEMPLATES = 3_000;
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final List<Template> templates;
    private final int items;
    private final Clock clock;
    private final UuidText ids;
    private final TimeText times = new TimeText();
    private int turn;
    private int device;

    private FeedbackRequests(List<Template> templates, int items, Clock clock, SplittableRandom random) {
        this.templates = templates;
        this.items = items;
        this.clock = clock;
        this.ids = new UuidText(random);
    }

    /**
     * One feedback a request.
     *
     * @param keys used in turn; none for an endpoint that asks for none
     */
    public static FeedbackRequests singles(URI uri, List<String> keys, List<String> stores, Clock clock) {
        SplittableRandom random = new SplittableRandom();
        FeedbackJson feedback = new FeedbackJson(stores, clock, random);
        List<Template> templates = IntStream.range(0, TEMPLATES)
                .mapToObj(i -> Template.of(request(uri, keys, i, feedback.text(i))))
                .toList();
        return new FeedbackRequests(templates, 1, clock, random);
    }

    /** JSON arrays of so many feedbacks a request. */
    public static FeedbackRequests batches(URI uri, List<String> keys, List<String> stores, int items, Clock clock) {
        SplittableRandom random = new SplittableRandom();
        FeedbackJson feedback = new FeedbackJson(stores, clock, random);
        List<Template> templates = IntStream.range(0, Math.max(keys.size(), TEMPLATES / items))
                .mapToObj(i -> Template.of(request(
                        uri,
                        keys,
                        i,
                        IntStream.range(0, items)
                                .mapToObj(item -> feedback.text(i * items + item))
                                .collect(Collectors.joining(",", "[", "]")))))
                .toList();
        return new FeedbackRequests(templates, items, clock, random);
    }

    private static String request(URI uri, List<String> keys, int turn, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            headers.put("X-Api-Key", keys.get(turn % keys.size()));
        }
        headers.put("Content-Type", "application/json");
        headers.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.US_ASCII).length));
        return Head.of("POST", uri, headers) + body;
    }

    @Override
    public byte[] next() {
        Template template = templates.get(turn);
        turn = (turn + 1) % templates.size();
        long now = clock.millis();
        for (int place : template.ids()) {
            ids.write(template.bytes(), place, now);
        }
        for (int place : template.times()) {
            times.write(template.bytes(), place, now);
        }
        for (int place : template.devices()) {
            writeDevice(template.bytes(), place);
        }
        return template.bytes();
    }

    private void writeDevice(byte[] target, int offset) {
        int number = device;
        for (int i = Template.DEVICE_DIGITS - 1; i >= 0; i--) {
            target[offset + i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        device = (device + 1) % DEVICES;
    }

    @Override
    public int status() {
        return items == 1 ? ACCEPTED : OK;
    }

    @Override
    public int accepted() {
        return items;
    }
}
