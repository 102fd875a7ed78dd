package io.throughline.stories.classification;

/**
 * What is classified.
 *
 * @param text the customer's words, or null
 * @param rating the rating given with them, or null
 * @param language the language that the client declared (BCP 47, such as {@code en-GB}), or null
 */
public record Subject(String text, Rating rating, String language) {

    public static Subject ofText(String text) {
        return new Subject(text, null, null);
    }
}
