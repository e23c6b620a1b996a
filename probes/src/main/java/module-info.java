// SPDX-License-Identifier: Apache-2.0
/** Ready probes, and the views of clients that they need. */
module dev.prunella.probes {
    requires transitive dev.prunella.core;
    requires transitive java.sql;
    requires java.management;
    requires static jdk.management;
    requires static org.jspecify;
    requires static org.postgresql.jdbc;

    exports dev.prunella.probes.executor;
    exports dev.prunella.probes.host;
    exports dev.prunella.probes.jdbc;
    exports dev.prunella.probes.jvm;
    exports dev.prunella.probes.network;
    exports dev.prunella.probes.postgres;
    exports dev.prunella.probes.signal;
}
