package io.throughline.stories.learning.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.classification.OwnTheme;
import io.throughline.stories.classification.Taxonomies;
import io.throughline.stories.http.Revisions;
import io.throughline.stories.http.StoriesProblem;
import io.throughline.stories.learning.Theme;
import io.throughline.stories.learning.sql.OwnThemes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The themes that stories are about: everybody's, and those that the caller's organization added. */
@Path("/v1/themes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class ThemesResource {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LEAST_EXAMPLES = 3;
    private static final int MOST_EXAMPLES = 50;
    private static final int LONGEST_EXAMPLE = 500;

    private final OwnThemes themes;
    private final Caller caller;

    ThemesResource(OwnThemes themes, Caller caller) {
        this.themes = themes;
        this.caller = caller;
    }

    /**
     * @param theme the key, as stories name it
     * @param own whether it is the organization's; what follows its description only these have
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String theme,
            boolean own,
            String name,
            String description,
            List<String> examples,
            Integer revision,
            String changedBy,
            Instant changedAt) {

        static View of(Theme theme) {
            return new View(
                    OwnTheme.PREFIX + theme.code(),
                    true,
                    theme.name(),
                    theme.description(),
                    theme.examples(),
                    theme.revision(),
                    theme.changedBy(),
                    theme.changedAt());
        }
    }

    record All(List<View> items) {}

    @GET
    @RolesAllowed({"head-office", "admin", "store-manager"})
    public All all(@Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        Stream<View> shared = Taxonomies.themes().entrySet().stream()
                .map(theme -> new View(theme.getKey(), false, null, theme.getValue(), null, null, null, null));
        Stream<View> own = themes.all(caller.organization()).stream().map(View::of);
        return new All(Stream.concat(shared, own).toList());
    }

    /** Adds the theme, or replaces what is said of it; stories are classified by it within seconds. */
    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("code") String code, @Context HttpHeaders headers, byte[] body) throws SQLException {
        requireCode(code);
        OwnThemes.Given given = Body.read(body, this::given);
        boolean read = headers.getHeaderString(HttpHeaders.IF_MATCH) != null;
        UUID organization = caller.organization();
        OwnThemes.Put put = themes.put(organization, code, given, read ? Revisions.read(headers) : null);
        return switch (put.answer()) {
            case ADDED -> answer(201, put.theme());
            case REPLACED, UNCHANGED -> answer(200, put.theme());
            case NOT_READ ->
                throw Problems.of(
                        StoriesProblem.IF_MATCH_NEEDED,
                        "There is such a theme: send its ETag as If-Match to replace what is said of it.");
            case CHANGED_MEANWHILE -> throw Revisions.changedMeanwhile();
            case TOO_MANY ->
                throw Problems.of(
                        StoriesProblem.TOO_MANY_THEMES,
                        "At most " + OwnThemes.MOST + ": delete one that is not needed any more.");
        };
    }

    @GET
    @Path("/{code}")
    public Response get(@PathParam("code") String code, @Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        return answer(200, themes.find(caller.organization(), code).orElseThrow(ThemesResource::unknown));
    }

    /** Stories that have it keep it until they are classified anew. */
    @DELETE
    @Path("/{code}")
    public void delete(@PathParam("code") String code) throws SQLException {
        if (!themes.delete(caller.organization(), code)) {
            throw unknown();
        }
    }

    private OwnThemes.Given given(ObjectReader reader) {
        String name = reader.require("name").text("name", LONGEST_NAME);
        String description = reader.require("description").text("description", LONGEST_DESCRIPTION);
        List<String> examples = reader.texts("examples", MOST_EXAMPLES, LONGEST_EXAMPLE);
        if (reader.faults().isEmpty() && examples.size() < LEAST_EXAMPLES) {
            reader.fault(
                    "examples",
                    reader.has("examples") ? "too-few" : "required",
                    "must be " + LEAST_EXAMPLES + " to " + MOST_EXAMPLES + " texts that are about it");
        }
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < examples.size(); i++) {
            String pointer = "/examples/" + i;
            if (examples.get(i).codePoints().noneMatch(Character::isLetterOrDigit)) {
                reader.faults().add(pointer, "empty", "must have a word");
            } else if (!seen.add(examples.get(i).strip())) {
                reader.faults().add(pointer, "repeated", "may be given once");
            }
        }
        return new OwnThemes.Given(name, description, examples, caller.subject());
    }

    private static Response answer(int status, Theme theme) {
        return Response.status(status)
                .entity(View.of(theme))
                .tag(new EntityTag(String.valueOf(theme.revision())))
                .build();
    }

    private static void requireCode(String code) {
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            throw Problems.withFaults(
                    CommonProblem.INVALID_INPUT,
                    List.of(new Fault(
                            "code",
                            "format",
                            "must be lower-case words and digits joined by hyphens, such as fitting-rooms, at most "
                                    + LONGEST_CODE + " characters")));
        }
    }

    private static RuntimeException unknown() {
        return Problems.notFound("The theme");
    }
}
