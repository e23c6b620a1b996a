// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.HealingSupervisor;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;
import dev.prunella.actuators.hikari.PoolHealing;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditReader;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.AuditVerifier;
import dev.prunella.time.SystemTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** HikariCP with Prunella: defaults for the pool, the policy and the guardrails; a fresh supervisor and trail. */
final class Supervised implements Variant {

    static final String NAME = "HikariCP with Prunella";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String settings() {
        return "nothing is set, neither of the pool nor of the supervisor, but the directory of the trail, the leave to evict"
                + " leaked connections and, where a row has another way to the database, its URL";
    }

    @Override
    public Subject open(Place place, Path directory) {
        HealableHikariDataSource dataSource = HealableHikariDataSource.of(place.settings());
        HealingNotes notes = new HealingNotes();
        TimedScheduler times = new TimedScheduler(SystemTime.scheduler());
        Path trail = directory.resolve("trail");
        HealingSupervisor supervisor = HealingSupervisor.builder()
                .auditTrail(AuditTrail.inDirectory(trail))
                .listener(notes)
                .scheduler(times)
                .build();
        supervisor.supervise(
                HikariRecipes.pool("orders-db", dataSource, healing(place)).ownedBy("team-orders"));
        supervisor.start();
        return new Pool(dataSource, supervisor, notes, times, trail);
    }

    private static PoolHealing healing(Place place) {
        PoolHealing healing = PoolHealing.ofDefaults().evictLeaked();
        for (String url : place.alternativeUrls()) {
            healing = healing.alternativeUrl(url);
        }
        return healing;
    }

    private record Pool(
            HikariDataSource dataSource,
            HealingSupervisor supervisor,
            HealingNotes notes,
            TimedScheduler times,
            Path trail)
            implements Subject {

        @Override
        public boolean settled() {
            return notes.quiet();
        }

        @Override
        public Healing healing() throws IOException {
            boolean holds = AuditVerifier.verify(trail).findings().isEmpty();
            List<AuditRecord> records = AuditReader.of(trail).list();
            List<Long> intended = records.stream()
                    .filter(record -> record.kind() == AuditKind.INTENT)
                    .map(AuditRecord::monoNanos)
                    .toList();
            Moments moments = Moments.of(records, times.runs());
            return new Healing(notes.diagnosis(), notes.actions(), notes.outcome(), holds, intended, moments);
        }

        @Override
        public void close() {
            supervisor.close();
            dataSource.close();
        }
    }
}
