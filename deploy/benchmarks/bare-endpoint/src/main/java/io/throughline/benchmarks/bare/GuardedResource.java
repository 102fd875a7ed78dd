package io.throughline.benchmarks.bare;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The least that a service could answer to who shows a bearer token: it is verified, its roles are looked at, and that is all. */
@Path("/guarded")
@RolesAllowed("head-office")
class GuardedResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String get() {
        return "{}";
    }
}
