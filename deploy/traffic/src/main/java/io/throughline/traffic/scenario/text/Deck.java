package io.throughline.traffic.scenario.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Deals its cards in random order, each once before any comes again. */
public final class Deck<T> {

    private final List<T> cards;
    private final Draw draw;
    private final Deque<T> left = new ArrayDeque<>();

    public Deck(List<T> cards, Draw draw) {
        if (cards.isEmpty()) {
            throw new IllegalArgumentException("a deck without cards");
        }
        this.cards = cards;
        this.draw = draw;
    }

    public T next() {
        if (left.isEmpty()) {
            left.addAll(draw.shuffled(cards));
        }
        return left.poll();
    }
}
