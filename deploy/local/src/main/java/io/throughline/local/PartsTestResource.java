package io.throughline.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test the real parts. The argument {@code database} names the service's database:
 *
 * <pre>{@code @QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "database", value = "feedback"))}</pre>
 *
 * They are started once for each test JVM and stay up between its test classes; {@link #parts} is for stopping, killing and restarting
 * them in tests of faults (which leave them running), and for tokens.
 */
public final class PartsTestResource implements QuarkusTestResourceLifecycleManager {

    private String database;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        return parts().createDatabase(database);
    }

    /** Nothing: the JVM's end stops the parts. */
    @Override
    public void stop() {}

    public static Parts parts() {
        return Parts.shared();
    }
}
