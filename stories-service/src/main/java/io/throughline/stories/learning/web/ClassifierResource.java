package io.throughline.stories.learning.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.classification.Figures;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.http.StoriesProblem;
import io.throughline.stories.learning.OwnVersion;
import io.throughline.stories.learning.sql.OwnClassifiers;
import io.throughline.stories.learning.sql.OwnVersions;
import io.throughline.stories.learning.sql.OwnVersions.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Which classifier is at work for the caller's organization, how well it does, and which others it may go back to. */
@Path("/v1/classifier")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin", "store-manager"})
class ClassifierResource {

    private static final String CARD = "/classification/model-card.md";

    private final OwnVersions versions;
    private final OwnClassifiers classifiers;
    private final Learner learner;
    private final Caller caller;
    private final String card = card();

    ClassifierResource(OwnVersions versions, OwnClassifiers classifiers, Learner learner, Caller caller) {
        this.versions = versions;
        this.classifiers = classifiers;
        this.learner = learner;
        this.caller = caller;
    }

    /**
     * @param modelVersion that classifies now, as each story names it
     * @param own the version of the organization's own heads that serves; null where the base's do
     * @param waiting the version that waits for a person, null where none does
     * @param learning corrections are being learned that no version knows yet
     * @param goneBack somebody went back: what is learned since waits for a person
     * @param card the base's: data, licences, figures with their intervals, limits; Markdown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Description(
            String modelVersion,
            Base base,
            OwnVersion own,
            OwnVersion waiting,
            boolean learning,
            boolean goneBack,
            String card) {}

    /** @param figures null until they are measured, some seconds after a new base's first start */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Base(String version, Figures figures) {}

    /** Newest first. */
    record Versions(List<OwnVersion> items) {}

    @GET
    public Description describe(@Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        return description();
    }

    @GET
    @Path("/versions")
    public Versions versions(@Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        return new Versions(versions.standing(caller.organization()).versions());
    }

    /** To a version, or to the shared base. */
    @POST
    @Path("/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    public Description goBack(byte[] body) throws SQLException {
        record Target(Integer version, Boolean base) {}
        Target target = Body.read(body, reader -> {
            Target read = new Target(reader.integer("version", 1, Integer.MAX_VALUE), reader.bool("base"));
            if ((read.version == null) == (read.base == null) && reader.faults().isEmpty()) {
                reader.fault("version", "required", "is needed, or else \"base\": true; one of the two");
            } else if (Boolean.FALSE.equals(read.base)) {
                reader.fault("base", "value", "may only be true; name a version instead");
            }
            return read;
        });
        if (target.base != null) {
            versions.goBackToBase(caller.organization());
        } else {
            require(versions.goBack(caller.organization(), target.version, caller.subject()));
        }
        return description();
    }

    /** A person lets one that waits serve. */
    @POST
    @Path("/versions/{version}/serve")
    @RolesAllowed({"head-office", "admin"})
    public Description serve(@PathParam("version") String version) throws SQLException {
        require(versions.serve(caller.organization(), number(version), caller.subject()));
        return description();
    }

    private Description description() throws SQLException {
        OwnVersions.Standing standing = versions.standing(caller.organization());
        return new Description(
                classifiers.apply(caller.organization()).modelVersion(),
                new Base(learner.baseVersion(), standing.base().orElse(null)),
                of(standing, OwnVersion.State.SERVING),
                of(standing, OwnVersion.State.WAITING),
                standing.toLearn(),
                standing.goneBack(),
                card);
    }

    private OwnVersion of(OwnVersions.Standing standing, OwnVersion.State state) {
        return standing.versions().stream()
                .filter(one -> one.state() == state && one.base().equals(learner.baseVersion()))
                .findFirst()
                .orElse(null);
    }

    private static void require(Answer answer) {
        if (answer == Answer.UNKNOWN) {
            throw unknown();
        }
        if (answer == Answer.OTHER_BASE) {
            throw Problems.of(
                    StoriesProblem.OTHER_BASE,
                    "Its heads fit another base than the one that is deployed; what it knew has been learned anew: see"
                            + " GET /v1/classifier/versions.");
        }
        if (answer == Answer.RETIRED) {
            throw Problems.of(
                    StoriesProblem.NOT_WAITING,
                    "It was taken out of service. An admin can go back to it: POST /v1/classifier/rollback.");
        }
    }

    /** A number that is none is as unknown as any other. */
    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problems.notFound("The version");
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
