package io.throughline.feedback.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.throughline.feedback.sources.Rate;

/** How much may be given where neither the source nor the organization has a rate of its own; each instance counts for itself. */
@ConfigMapping(prefix = "throughline.limits")
public interface LimitSettings {

    /** Items a second of a key. */
    @WithName("key.per-second")
    @WithDefault("500")
    int keyPerSecond();

    /** Items that a key may give at once after a pause; a whole batch must fit. */
    @WithName("key.burst")
    @WithDefault("5000")
    int keyBurst();

    /** Items a second of a key that anybody can read out of an app or page. */
    @WithName("public-key.per-second")
    @WithDefault("100")
    int publicKeyPerSecond();

    /** Items that such a key may give at once after a pause. */
    @WithName("public-key.burst")
    @WithDefault("1000")
    int publicKeyBurst();

    /** Items a second of all keys of an organization; its test keys count by themselves. */
    @WithName("organization.per-second")
    @WithDefault("5000")
    int organizationPerSecond();

    /** Items that an organization may give at once after a pause. */
    @WithName("organization.burst")
    @WithDefault("50000")
    int organizationBurst();

    default Rate key() {
        return new Rate(keyPerSecond(), keyBurst());
    }

    default Rate publicKey() {
        return new Rate(publicKeyPerSecond(), publicKeyBurst());
    }

    default Rate organization() {
        return new Rate(organizationPerSecond(), organizationBurst());
    }
}
