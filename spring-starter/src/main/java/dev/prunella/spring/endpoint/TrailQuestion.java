// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.record.AuditReader;
import dev.prunella.record.AuditRecord;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Asks for the end of the trail: in its files, also of earlier processes, or else in memory. Files are read for one at a time, so that many
 * who ask take no more memory than one.
 */
final class TrailQuestion {

    static final int MOST = 1_000;
    private static final int UNLESS_TOLD = 200;

    private final Begun begun;
    private final @Nullable AuditReader reader;
    private final ReentrantLock lock = new ReentrantLock();

    /** @param reader null for a trail in memory */
    TrailQuestion(Begun begun, @Nullable AuditReader reader) {
        this.begun = begun;
        this.reader = reader;
    }

    /**
     * The latest records.
     *
     * @param limit the most of them, 200 for null
     * @param target of whom; null for all
     * @throws InvalidEndpointRequestException if the limit is not 1 to 1,000
     */
    TrailView ask(@Nullable Integer limit, @Nullable String target) {
        int most = limit == null ? UNLESS_TOLD : limit;
        if (most < 1 || most > MOST) {
            String message = "limit must be 1 to %d, got %d".formatted(MOST, most);
            throw new InvalidEndpointRequestException("healing: " + message, message);
        }
        Predicate<AuditRecord> wanted =
                record -> target == null || record.entry().target().equals(target);
        return reader == null ? inMemory(most, wanted, null) : inFiles(reader, most, wanted);
    }

    private TrailView inFiles(AuditReader files, int most, Predicate<AuditRecord> wanted) {
        lock.lock();
        try {
            return TrailView.of(files.tail(most, wanted));
        } catch (IOException e) {
            return inMemory(most, wanted, "the files cannot be read: " + e);
        } finally {
            lock.unlock();
        }
    }

    private TrailView inMemory(int most, Predicate<AuditRecord> wanted, @Nullable String problem) {
        List<AuditRecord> all =
                begun.supervisor().recentRecords().stream().filter(wanted).toList();
        return TrailView.inMemory(all.subList(Math.max(0, all.size() - most), all.size()), problem);
    }
}
