package io.throughline.stories.reclassification.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.http.StoriesProblem;
import io.throughline.stories.learning.sql.OwnClassifiers;
import io.throughline.stories.reclassification.Reclassification;
import io.throughline.stories.reclassification.sql.Reclassifications;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** Has all stories of the caller's organization classified anew, by the classifier that is present. */
@Path("/v1/classifier/reclassifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
class ReclassificationsResource {

    private final Reclassifications reclassifications;
    private final OwnClassifiers classifiers;
    private final Caller caller;

    ReclassificationsResource(Reclassifications reclassifications, OwnClassifiers classifiers, Caller caller) {
        this.reclassifications = reclassifications;
        this.classifiers = classifiers;
        this.caller = caller;
    }

    /** Newest first. */
    record All(List<Reclassification> items) {}

    @POST
    public Response ask() throws SQLException {
        Reclassification asked = reclassifications
                .ask(
                        caller.organization(),
                        classifiers.apply(caller.organization()).modelVersion(),
                        caller.subject())
                .orElseThrow(() -> Problems.of(
                        StoriesProblem.RECLASSIFICATION_RUNNING,
                        "One is done after the other: see GET /v1/classifier/reclassifications."));
        return Response.status(Response.Status.ACCEPTED)
                .location(URI.create("/v1/classifier/reclassifications/" + asked.id()))
                .entity(asked)
                .build();
    }

    @GET
    public All all(@Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        return new All(reclassifications.all(caller.organization()));
    }

    @GET
    @Path("/{id}")
    public Reclassification get(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        try {
            return reclassifications
                    .find(caller.organization(), Ids.parse(id))
                    .orElseThrow(ReclassificationsResource::unknown);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problems.notFound("The reclassification");
    }
}
