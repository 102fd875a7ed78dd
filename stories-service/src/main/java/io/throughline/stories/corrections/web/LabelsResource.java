package io.throughline.stories.corrections.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.classification.OwnTheme;
import io.throughline.stories.corrections.sql.CorrectionReader;
import io.throughline.stories.corrections.sql.Corrections;
import io.throughline.stories.http.Revisions;
import io.throughline.stories.learning.Theme;
import io.throughline.stories.learning.sql.OwnThemes;
import io.throughline.stories.stories.sql.StoryReader;
import io.throughline.stories.stories.web.StoryAnswers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;

/** The labels that people give a story; a store's manager to those of their stores. */
@Path("/v1/stories/{id}/labels")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin", "store-manager"})
class LabelsResource {

    private final Corrections corrections;
    private final CorrectionReader reader;
    private final StoryReader stories;
    private final StoryAnswers answers;
    private final OwnThemes themes;
    private final Learner learner;
    private final Caller caller;

    LabelsResource(
            Corrections corrections,
            CorrectionReader reader,
            StoryReader stories,
            StoryAnswers answers,
            OwnThemes themes,
            Learner learner,
            Caller caller) {
        this.corrections = corrections;
        this.reader = reader;
        this.stories = stories;
        this.answers = answers;
        this.themes = themes;
        this.learner = learner;
        this.caller = caller;
    }

    /** The story has these labels from now on, whatever the classifier says. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response give(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers, byte[] body)
            throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        UUID organization = caller.organization();
        UUID story = known(id);
        IntPredicate read = Revisions.read(headers);
        LabelsReader.Read given = LabelsReader.read(body, keys(organization));
        return corrections
                .correct(
                        organization,
                        caller.stores(),
                        story,
                        read,
                        new Corrections.Given(given.labels(), given.reason(), caller.subject()))
                .fold(
                        answers::whole,
                        () -> {
                            throw Revisions.changedMeanwhile();
                        },
                        () -> {
                            throw unknown();
                        });
    }

    /** All that people ever said of it. */
    @GET
    public CorrectionView.History history(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        return new CorrectionView.History(reader.all(caller.organization(), known(id)).stream()
                .map(CorrectionView::of)
                .toList());
    }

    private Set<String> keys(UUID organization) throws SQLException {
        Set<String> keys = new HashSet<>(learner.baseThemes());
        for (Theme theme : themes.all(organization)) {
            keys.add(OwnTheme.PREFIX + theme.code());
        }
        return keys;
    }

    /** The id of a story that the caller sees. */
    private UUID known(String id) throws SQLException {
        try {
            UUID story = Ids.parse(id);
            if (stories.find(caller.organization(), caller.stores(), story).isPresent()) {
                return story;
            }
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
        throw unknown();
    }

    private static RuntimeException unknown() {
        return Problems.notFound("The story");
    }
}
