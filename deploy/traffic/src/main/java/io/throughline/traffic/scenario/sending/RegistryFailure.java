package io.throughline.traffic.scenario.sending;

/** The stores or sources cannot be set up; says why, for people. */
public final class RegistryFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    RegistryFailure(String why) {
        super(why);
    }
}
