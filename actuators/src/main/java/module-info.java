// SPDX-License-Identifier: Apache-2.0
/** One package a client: how it is healed. Every client is optional. */
@SuppressWarnings("requires-transitive-automatic")
module dev.prunella.actuators {
    requires transitive dev.prunella.probes;
    requires transitive java.sql;
    requires static transitive com.zaxxer.hikari;
    requires static transitive io.github.resilience4j.circuitbreaker;
    requires static io.github.resilience4j.core;
    requires java.management;
    requires java.naming;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.prunella.actuators.component;
    exports dev.prunella.actuators.hikari;
    exports dev.prunella.actuators.resilience4j;
}
