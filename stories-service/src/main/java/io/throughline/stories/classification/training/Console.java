package io.throughline.stories.classification.training;

/** What the train command says to the person who runs it. */
final class Console {

    private Console() {}

    static void say(String line) {
        System.out.println(line);
    }

    static void fail(String line) {
        System.err.println(line);
    }
}
