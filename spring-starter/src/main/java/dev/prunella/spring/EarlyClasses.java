// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.HealingSupervisor;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;
import dev.prunella.record.AuditTrail;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.ClassUtils;

/**
 * Makes what each start makes of ours, on Spring Boot's own thread for that, while the thread that starts the application is busy with
 * other things: of what the starter adds to a start most is that its classes are loaded. Keeps nothing and starts nothing. Spring Boot
 * leaves it out on one processor, in a native image, and with {@code spring.backgroundpreinitializer.ignore}.
 */
final class EarlyClasses implements BackgroundPreinitializer {

    private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";
    private static final String FACADE = "dev.prunella.actuators.hikari.HealableHikariDataSource";

    @Override
    public void preinitialize() {
        new Binder().bindOrCreate("prunella", PrunellaProperties.class);
        AuditTrail.inMemory();
        HealingSupervisor.builder();
        if (hasPools(EarlyClasses.class.getClassLoader())) {
            Pools.make();
        }
    }

    static boolean hasPools(ClassLoader classes) {
        return ClassUtils.isPresent(HIKARI, classes) && ClassUtils.isPresent(FACADE, classes);
    }

    /** A class of its own, since an application may have no pool. */
    private static final class Pools {

        static void make() {
            HealableHikariDataSource facade = new HealableHikariDataSource();
            HikariRecipes.pool("early", facade);
            facade.close();
        }
    }
}
