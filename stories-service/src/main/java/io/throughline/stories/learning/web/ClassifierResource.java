package io.throughline.stories.trial;

import io.throughline.stories.classification.Classifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which classifier is at work, and how well it does. */
@Path("/v1/classifier")
@RolesAllowed({"head-office", "admin", "store-manager"})
class ClassifierResource {

    private static final String CARD = "/classification/model-card.md";

    private final Description description;

    ClassifierResource(Classifier classifier) {
        this.description = new Description(classifier.modelVersion(), card());
    }

    /**
     * @param modelVersion as each story names it
     * @param card the model's card: data, licences, figures with their intervals, limits; Markdown
     */
    record Description(String modelVersion, String card) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Description describe() {
        return description;
    }

    private static String card() {
        try (InputStream card = ClassifierResource.class.getResourceAsStream(CARD)) {
            if (card == null) {
                throw new IllegalStateException(CARD + " is not on the class path");
            }
            return new String(card.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
