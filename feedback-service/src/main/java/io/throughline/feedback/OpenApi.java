package io.throughline.feedback;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The OpenAPI document's head: how to be let in. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Throughline feedback-service",
                        version = "1",
                        description = "Collect: takes in feedback from kiosks and apps. 202 means kept."))
@SecurityScheme(
        securitySchemeName = "apiKey",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Api-Key",
        description = "A source's key, for the intake only")
final class OpenApi {

    private OpenApi() {}
}
