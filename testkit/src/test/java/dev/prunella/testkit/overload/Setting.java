// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A service and its clients, drawn by a seed: with a warm cache it has room for all of them, with a cold one it has not.
 *
 * @param seed of the run
 * @param workers that serve at once
 * @param hit how long a request takes whose answer is in the cache
 * @param miss how long one takes whose answer is not
 * @param clients each of which waits for its answer before it goes on
 * @param think between an answer and the next request, on average
 * @param patience after which a client gives a request up
 * @param attempts that a client makes for one request
 * @param trigger what goes wrong
 * @param lasts how long
 */
record Setting(
        long seed,
        int workers,
        Duration hit,
        Duration miss,
        int clients,
        Duration think,
        Duration patience,
        int attempts,
        Trigger trigger,
        Duration lasts) {

    /** What goes wrong, for a while. */
    enum Trigger {
        /** The cache is down, and comes back empty. */
        CACHE_LOST,
        /** Each request takes five times as long, and the cache is down. */
        SLOW,
        /** Clients do not think in between, and the cache is down. */
        BURST
    }

    static Setting drawn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int workers = random.nextInt(2, 5);
        int hitMillis = random.nextInt(4, 12);
        int missMillis = hitMillis * random.nextInt(6, 13);
        double warmCapacity = workers * 1000.0 / hitMillis;
        int clients = random.nextInt(30, 81);
        double load = random.nextDouble(0.4, 0.8);
        int thinkMillis = (int) Math.max(5, 1000 * clients / (load * warmCapacity) - hitMillis);
        int patienceMillis = Math.max(4 * missMillis, random.nextInt(200, 700));
        return new Setting(
                seed,
                workers,
                Duration.ofMillis(hitMillis),
                Duration.ofMillis(missMillis),
                clients,
                Duration.ofMillis(thinkMillis),
                Duration.ofMillis(patienceMillis),
                random.nextInt(2, 5),
                Trigger.values()[random.nextInt(Trigger.values().length)],
                Duration.ofSeconds(random.nextInt(2, 12)));
    }
}
