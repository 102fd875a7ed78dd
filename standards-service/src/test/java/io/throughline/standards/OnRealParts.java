package io.throughline.standards;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.local.PartsTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;

/** The service as it is wired, with a real PostgreSQL and a real Kafka. */
@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "database", value = "standards"))
@Timeout(60)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnRealParts {}
