// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.app;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop as a process of its own that tells what its start has cost. Knows nothing of Prunella, which may not be there. */
public final class TimedShop {

    private static final int COLLECTIONS = 5;
    private static final String SUPERVISOR = "healingSupervisor";

    private TimedShop() {}

    /**
     * Prints the milliseconds from the start of the process until it is ready, the bytes of heap that stay used, and how many milliseconds
     * later it is supervised, if it is.
     */
    public static void main(String[] properties) throws Exception {
        try (ConfigurableApplicationContext shop = SpringApplication.run(ShopApplication.class, properties)) {
            long ready = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            long late = untilSupervised(shop);
            try (Connection connection = shop.getBean(DataSource.class).getConnection()) {
                connection.isValid(1);
            }
            System.out.println("started " + ready + " " + heap() + " " + late);
        }
    }

    /** Who asks for this bean waits until it has begun; its name is all that is known of it here. */
    private static long untilSupervised(ConfigurableApplicationContext shop) {
        long ready = System.nanoTime();
        if (shop.containsBean(SUPERVISOR)) {
            shop.getBean(SUPERVISOR);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ready);
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
