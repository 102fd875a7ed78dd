package io.throughline.standards.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.util.List;

/** The formats of what is answered to be read by programs and by people. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    /** RFC 7763. */
    MARKDOWN(new MediaType("text", "markdown", "UTF-8"));

    /** For resources that answer in it besides JSON. */
    public static final String TEXT_MARKDOWN = "text/markdown";

    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(TEXT_MARKDOWN))
            .build();

    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /**
     * The one that {@code Accept} likes best; JSON where it likes both the same, or says nothing.
     *
     * @throws NotAcceptableException where it likes neither
     */
    public static Format wanted(Request request) {
        Variant chosen = request.selectVariant(VARIANTS);
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        return chosen.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE) ? JSON : MARKDOWN;
    }
}
