// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.model.Reason;
import dev.prunella.probes.sampling.Pace;
import dev.prunella.time.Span;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks whether a name has an address, as the application would find it. It fails with code {@code unresolved} if it has none, with
 * {@code slow} if the answer took too long, and with {@code cached-for-ever} if the virtual machine keeps the first answer as long as it
 * lives: who has moved is never found again then. The value is how often the addresses have changed since the first look; for ten
 * minutes after a change the PASS says from what to what. In another order they are the same.
 *
 * <p>The answer may come out of the cache of the virtual machine, by default for 30 s: a look within that time asks nobody. While it fails it
 * asks once in ten seconds.
 */
public final class NameProbe implements Probe {

    private static final String OWNER = "name probe";
    private static final long TOLD_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MOST_SHOWN = 8;

    private final String host;
    private final Duration within;
    private final Resolver resolver;
    private final Supplier<AddressCache> cache;
    private final Pace pace = Pace.whileBad(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private volatile Set<String> addresses = Set.of();
    private volatile String change = "";
    private volatile long changedNanos;
    private final AtomicLong changes = new AtomicLong();

    private NameProbe(String host, Duration within, Resolver resolver, Supplier<AddressCache> cache) {
        if (host.isBlank()) {
            throw new IllegalArgumentException(OWNER + ": host must not be blank");
        }
        Span.positive(OWNER, "within", within);
        this.host = host;
        this.within = within;
        this.resolver = resolver;
        this.cache = cache;
    }

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * Fails when this name has no address, or none within this time.
     *
     * @param host not blank
     * @param within how long the answer may take, more than zero; it should be shorter than a look may take
     */
    public static NameProbe of(String host, Duration within) {
        return of(host, within, InetAddress::getAllByName, AddressCache::ofThisProcess);
    }

    static NameProbe of(String host, Duration within, Resolver resolver, Supplier<AddressCache> cache) {
        return new NameProbe(host, within, resolver, cache);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        return pace.look(context, this::ask);
    }

    private Reading ask(ProbeContext context) {
        long began = context.clock().nanoTime();
        Set<String> found;
        try {
            found = sorted(resolver.resolve(host));
        } catch (UnknownHostException e) {
            return Reading.fail(NetworkReadings.UNRESOLVED, host + " has no address: " + e.getMessage());
        }
        long now = context.clock().nanoTime();
        compare(found, now);
        return judged(now, now - began).measuring((double) changes.get(), "changes");
    }

    private void compare(Set<String> found, long now) {
        if (!addresses.isEmpty() && !addresses.equals(found)) {
            change = "from " + shown(addresses) + " to " + shown(found);
            changedNanos = now;
            changes.incrementAndGet();
        }
        addresses = found;
    }

    private Reading judged(long now, long tookNanos) {
        if (cache.get().forEver()) {
            return Reading.fail(
                    NetworkReadings.CACHED_FOR_EVER,
                    "the addresses of " + host + " are kept for ever, by networkaddress.cache.ttl");
        }
        if (tookNanos > within.toNanos()) {
            return Reading.fail(
                    NetworkReadings.SLOW,
                    "it took %d ms to find the addresses of %s"
                            .formatted(TimeUnit.NANOSECONDS.toMillis(tookNanos), host));
        }
        boolean lately = changes.get() > 0 && now - changedNanos < TOLD_NANOS;
        return lately
                ? Reading.pass().because(new Reason(NetworkReadings.ADDRESSES_CHANGED, host + " has moved " + change))
                : Reading.pass();
    }

    private static Set<String> sorted(InetAddress[] found) {
        return Arrays.stream(found).map(InetAddress::getHostAddress).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(Set<String> some) {
        String first = some.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return some.size() <= MOST_SHOWN ? first : first + " and " + (some.size() - MOST_SHOWN) + " more";
    }
}
