// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.network.Stuck;
import dev.prunella.testkit.postgres.PostgresPair;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What happens to the database. A call returns once the fault has ended, or has come to stay. */
public enum Fault {

    /** The network forgets the open connections without a word; new ones work. */
    HALF_OPEN {
        @Override
        void strike(PostgresPair servers, HikariDataSource pool) {
            servers.proxy().blackholeEstablished();
        }
    },

    /** The primary refuses writes and answers reads; new connections reach the other server. */
    DEMOTED {
        @Override
        void strike(PostgresPair servers, HikariDataSource pool) {
            servers.demotePrimary();
        }
    },

    /** The address is mute for 0.4 s while the pool renews what is idle, and what got stuck stays so: the pool's own threads too. */
    WEDGED {
        @Override
        void strike(PostgresPair servers, HikariDataSource pool) throws InterruptedException {
            FaultProxy proxy = servers.proxy();
            proxy.mute();
            TimeUnit.MILLISECONDS.sleep(50);
            pool.getHikariPoolMXBean().softEvictConnections();
            TimeUnit.MILLISECONDS.sleep(350);
            proxy.unmute(Stuck.STAYS_STUCK);
        }
    },

    /** The database is killed and starts again 15 s later. */
    DOWN {
        @Override
        void strike(PostgresPair servers, HikariDataSource pool) throws InterruptedException {
            servers.primary().kill();
            TimeUnit.SECONDS.sleep(15);
            servers.primary().restart();
        }
    };

    /** Its name in a URL. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    abstract void strike(PostgresPair servers, HikariDataSource pool) throws InterruptedException;
}
